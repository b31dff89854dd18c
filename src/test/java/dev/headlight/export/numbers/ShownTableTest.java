package dev.headlight.export.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.Threshold;
import dev.headlight.core.Trace;
import dev.headlight.export.WellFormed;
import dev.headlight.figure.ReferenceTraces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownTableTest {
    private static final Trace CAT = ReferenceTraces.read("cat_couch");
    private static final Selection COUCH = Selection.of(new HeadRef(7, 10));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("shown.csv");
    }

    private static ReadAttention read(Selection selection) {
        return new Readings().of(CAT, selection);
    }

    private TableContent matrix(ReadAttention read) throws IOException {
        ShownTable.matrix(read, Delimiter.COMMA, file);
        return TableContent.of(file, ',');
    }

    @Test
    void theMatrixHasEveryWeightWithItsTokens() throws IOException {
        TableContent table = matrix(read(COUCH));
        assertThat(table.names())
                .startsWith("positions", "ids", "token", "0:0:[CLS]", "1:1:the")
                .hasSize(22);
        assertThat(table.rows()).hasSize(19);
        for (int query = 0; query < 19; query++) {
            List<String> row = table.rows().get(query);
            assertThat(row.get(0)).isEqualTo(String.valueOf(query));
            assertThat(row.get(2)).isEqualTo(CAT.text().tokens().get(query).text());
            for (int key = 0; key < 19; key++) {
                assertThat(Float.parseFloat(row.get(3 + key)))
                        .isEqualTo(CAT.attentions().matrix(new HeadRef(7, 10)).weight(query, key));
            }
        }
        assertThat(table.remarks())
                .contains("# model: bert-base-uncased", "# shown: head 8-11")
                .contains("# number: attention weight, each row sums to 1");
    }

    @Test
    void whatIsHiddenAndJoinedIsSaid() throws IOException {
        Hiding hiding = Hiding.NOTHING.withSpecialKeys(true).withRescaling(true);
        ReadAttention read =
                read(COUCH.withHeads(7, new TreeSet<>(List.of(0, 10))).withReading(Reading.PLAIN.withHiding(hiding)));
        TableContent table = matrix(read);
        assertThat(table.names()).hasSize(3 + 17);
        assertThat(table.remarks())
                .contains("# shown: mean of heads 8-1, 8-11")
                .contains("# changed: [CLS], [SEP] hidden as keys; rows rescaled to sum to 1")
                .anyMatch(line -> line.startsWith("# note: hidden keys get "));
    }

    @Test
    void linksAreThoseThatAreDrawnStrongestFirst() throws IOException {
        ShownTable.links(read(COUCH), Threshold.USUAL, Delimiter.TAB, file);
        TableContent table = TableContent.of(file, '\t');
        assertThat(table.names())
                .containsExactly(
                        "head",
                        "query_positions",
                        "query_ids",
                        "query_token",
                        "key_positions",
                        "key_ids",
                        "key_token",
                        "weight");
        assertThat(table.rows()).hasSize(91).allMatch(row -> row.getFirst().equals("8-11"));
        assertThat(table.rows().stream().map(row -> Float.valueOf(row.getLast())))
                .isSortedAccordingTo((a, b) -> Float.compare(b, a));
        assertThat(table.rows())
                .anyMatch(row -> row.get(3).equals("the")
                        && row.get(6).equals("couch")
                        && row.get(7).startsWith("0.875"));
        assertThat(table.remarks())
                .anyMatch(line -> line.startsWith("# drawn: 91 of 361 links drawn: the strongest 90 %"));
    }

    @Test
    void headsHaveTheNumbersOfTheirStatistics() throws IOException {
        HeadTable heads = HeadTable.of(CAT.text(), CAT.attentions());
        ShownTable.heads(CAT, heads, Delimiter.COMMA, file);
        TableContent table = TableContent.of(file, ',');
        assertThat(table.rows()).hasSize(144);
        List<String> row = table.rows().get(7 * 12 + 10);
        assertThat(row).startsWith("8", "11");
        assertThat(Double.parseDouble(row.get(table.names().indexOf("entropy"))))
                .isEqualTo(heads.of(HeadStatistic.ENTROPY, new HeadRef(7, 10)));
    }

    @Test
    void oddTokensReadBackAsTheyAre() throws IOException {
        ShownTable.matrix(new Readings().of(OddTraces.trace(), Selection.of(new HeadRef(0, 0))), Delimiter.COMMA, file);
        TableContent table = TableContent.of(file, ',');
        assertThat(table.rows().stream().map(row -> row.get(2)))
                .isEqualTo(OddTraces.TOKENS.stream().map(WellFormed::text).toList());
    }
}

package dev.headlight.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README.md, CONTRIBUTING.md, CHANGELOG.md and the pages of docs. */
class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    /** All pages that are written in Markdown. */
    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> top = Files.list(Path.of("."));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(pages::add);
        }
        return pages;
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                String target = links.group(1).replaceFirst("#.*", "");
                if (!target.isEmpty()
                        && !target.matches("[a-z]+:.*")
                        && Files.notExists(page.resolveSibling(target).normalize())) {
                    broken.add(page + ": " + links.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void thePlaceToBeginFitsOnAScreenOrTwo() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThan(100);
    }

    @Test
    void whatIsCitedIsTheVersionThatIsBuilt() throws IOException {
        Matcher built = Pattern.compile("<artifactId>headlight</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(built.find()).isTrue();
        assertThat(Path.of("CITATION.cff")).content().contains("\nversion: " + built.group(1) + "\n");
        assertThat(Path.of("README.md")).content().contains("Headlight " + built.group(1));
    }
}

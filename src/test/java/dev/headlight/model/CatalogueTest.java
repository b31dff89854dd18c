package dev.headlight.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.core.ModelTask;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void theBuildInstallsTwoModelsOfTheCatalogueAndOthersWhenAsked() throws ModelStoreException {
        assertThat(Catalogue.builtIn().entries())
                .filteredOn(entry -> !entry.isOptional())
                .extracting(CatalogueEntry::id)
                .containsExactly("bert-base-uncased", "all-minilm-l6-v2");
        assertThat(Catalogue.builtIn().entries())
                .filteredOn(CatalogueEntry::isOptional)
                .extracting(CatalogueEntry::command)
                .containsExactly("mvn -Dmodel=bert-base-cased", "mvn -Dmodel=bert-base-multilingual-cased");
        assertThat(Catalogue.builtIn().entries()).allSatisfy(entry -> {
            assertThat(entry.sha256()).matches("[0-9a-f]{64}");
            assertThat(entry.artifact()).matches("[^:]+:[^:]+:[^:]+");
        });
    }

    @Test
    void whatCanBeDownloadedIsOfASupportedTaskAndStatesWhatItIs() throws ModelStoreException {
        assertThat(Catalogue.builtIn().downloads()).hasSizeGreaterThan(8).allSatisfy(known -> {
            assertThat(known.repository()).matches("[A-Za-z0-9-]+/[A-Za-z0-9.-]+");
            assertThat(ModelTask.named(known.task())).isPresent();
            assertThat(known.layers() * known.heads()).isBetween(24, 24 * 16);
            assertThat(known.bytes()).isPositive();
            assertThat(known.description()).endsWith(".");
            assertThat(known.licence()).isIn("Apache-2.0", "MIT");
        });
        assertThat(Catalogue.builtIn().downloads())
                .extracting(CatalogueDownload::id)
                .doesNotHaveDuplicates()
                .contains("bert-base-uncased", "roberta-base")
                .anyMatch("all-minilm-l6-v2"::equalsIgnoreCase);
    }

    @Test
    void anUnknownConversionIsNamed() {
        assertThatThrownBy(() -> Catalogue.parse("""
                        {"format": 1, "models": [{"id": "a", "name": "A", "description": "d", "artifact": "a:b:c",
                        "sha256": "00", "conversion": "magic", "contents": {}, "installedBytes": 1,
                        "licence": "MIT", "source": "s", "optional": true}], "downloads": []}
                        """))
                .isInstanceOf(ModelStoreException.class)
                .hasMessageContaining("magic");
    }
}

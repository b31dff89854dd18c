package dev.headlight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows of docs/architecture.md. */
class ArchitectureTest {
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.headlight");
    }

    @Test
    void packagesDependOneWay() {
        // spotless:off
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("core").definedBy("dev.headlight.core..")
                .layer("tokenizer").definedBy("dev.headlight.tokenizer..")
                .layer("onnx").definedBy("dev.headlight.onnx..")
                .layer("checkpoint").definedBy("dev.headlight.checkpoint..")
                .layer("engine").definedBy("dev.headlight.engine..")
                .layer("hub").definedBy("dev.headlight.hub..")
                .layer("model").definedBy("dev.headlight.model..")
                .layer("analysis").definedBy("dev.headlight.analysis..")
                .layer("corpus").definedBy("dev.headlight.corpus..")
                .layer("figure").definedBy("dev.headlight.figure..")
                .layer("raster").definedBy("dev.headlight.raster..")
                .layer("export").definedBy("dev.headlight.export..")
                .layer("state").definedBy("dev.headlight.state..")
                .layer("session").definedBy("dev.headlight.session..")
                .layer("ui").definedBy("dev.headlight.ui..")
                .layer("cli").definedBy("dev.headlight.cli..")
                .layer("app").definedBy("dev.headlight.app..")
                .whereLayer("app").mayNotBeAccessedByAnyLayer()
                .whereLayer("cli").mayOnlyBeAccessedByLayers("app")
                .whereLayer("ui").mayOnlyBeAccessedByLayers("cli", "app")
                .whereLayer("session").mayOnlyBeAccessedByLayers("ui", "cli", "app")
                .whereLayer("state").mayOnlyBeAccessedByLayers("session", "ui", "cli", "app")
                .whereLayer("export").mayOnlyBeAccessedByLayers("session", "ui", "cli", "app")
                .whereLayer("raster").mayOnlyBeAccessedByLayers("export", "ui", "cli", "app")
                .whereLayer("figure").mayOnlyBeAccessedByLayers("raster", "export", "ui", "cli", "app")
                .whereLayer("corpus").mayOnlyBeAccessedByLayers("state", "ui", "cli", "app")
                .whereLayer("analysis").mayOnlyBeAccessedByLayers("corpus", "figure", "state", "export", "ui", "cli", "app")
                .whereLayer("model").mayOnlyBeAccessedByLayers("state", "ui", "cli", "app")
                .whereLayer("hub").mayOnlyBeAccessedByLayers("model", "state", "cli", "app")
                .whereLayer("engine").mayOnlyBeAccessedByLayers("corpus", "state", "ui", "cli", "app")
                .whereLayer("checkpoint").mayOnlyBeAccessedByLayers("model", "session")
                .whereLayer("onnx").mayOnlyBeAccessedByLayers("checkpoint", "model")
                .whereLayer("tokenizer").mayOnlyBeAccessedByLayers("engine", "model", "analysis")
                .check(classes);
        // spotless:on
    }

    @Test
    void weightsDoNotKnowArchitectures() {
        noClasses()
                .that()
                .resideInAPackage("dev.headlight.checkpoint")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.headlight.checkpoint.architecture..")
                .check(classes);
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @CsvSource({
        "ai.djl.., tokenizer",
        "ai.onnx.proto.., onnx",
        "com.google.protobuf.., onnx",
        "ai.onnxruntime.., engine",
        "picocli.., cli",
        "java.net.http.., hub",
        "org.hipparchus.., analysis",
        "org.apache.pdfbox.., export",
        "org.apache.fontbox.., export",
    })
    void librariesStayInTheirRoom(String library, String room) {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.headlight." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes);
    }

    @Test
    void onlyRasterAndExportKnowAwt() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.headlight.raster..", "dev.headlight.export..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..")
                .check(classes);
    }

    @Test
    void onlyUiAndAppKnowTheToolkit() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.headlight.ui..", "dev.headlight.app..", "dev.headlight.session..", "dev.headlight.state..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .check(classes);
        noClasses()
                .that()
                .resideInAnyPackage("dev.headlight.session..", "dev.headlight.state..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
                .check(classes);
    }
}

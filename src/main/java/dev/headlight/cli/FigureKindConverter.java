package dev.headlight.cli;

import dev.headlight.export.figure.FigureKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a figure. */
final class FigureKindConverter implements ITypeConverter<FigureKind> {
    @Override
    public FigureKind convert(String value) {
        return FigureKind.named(value)
                .orElseThrow(() -> new TypeConversionException(
                        "expected one of " + String.join(", ", FigureKind.names()) + ", found \"" + value + "\""));
    }
}

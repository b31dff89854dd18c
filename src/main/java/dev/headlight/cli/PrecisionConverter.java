package dev.headlight.cli;

import dev.headlight.model.Precision;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a precision. */
final class PrecisionConverter implements ITypeConverter<Precision> {
    @Override
    public Precision convert(String value) {
        return Arrays.stream(Precision.values())
                .filter(precision -> precision.externalName().equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected fp32, fp16 or int8, found \"" + value + "\""));
    }
}

package dev.headlight.cli;

import dev.headlight.model.StoragePrecision;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a precision. */
final class PrecisionConverter implements ITypeConverter<StoragePrecision> {
    @Override
    public StoragePrecision convert(String value) {
        return Arrays.stream(StoragePrecision.values())
                .filter(precision -> precision.externalName().equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected fp32, fp16 or int8, found \"" + value + "\""));
    }
}

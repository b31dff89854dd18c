package dev.headlight.cli;

import dev.headlight.core.TraceField;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a detail, such as {@code hidden_states}. */
final class FieldConverter implements ITypeConverter<TraceField> {
    @Override
    public TraceField convert(String value) {
        return Arrays.stream(TraceField.values())
                .filter(field -> field.externalName().equals(value.strip()))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("expected some of " + names() + ", found \"" + value + "\""));
    }

    private static String names() {
        return Arrays.stream(TraceField.values()).map(TraceField::externalName).collect(Collectors.joining(", "));
    }
}

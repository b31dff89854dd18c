package dev.headlight.cli;

import dev.headlight.state.Theme;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a look. */
final class ThemeConverter implements ITypeConverter<Theme> {
    @Override
    public Theme convert(String value) {
        return switch (value) {
            case "dark" -> Theme.DARK;
            case "light" -> Theme.LIGHT;
            default -> throw new TypeConversionException("expected dark or light, found \"" + value + "\"");
        };
    }
}

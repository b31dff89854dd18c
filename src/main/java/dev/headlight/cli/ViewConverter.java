package dev.headlight.cli;

import dev.headlight.state.ViewMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a view. */
final class ViewConverter implements ITypeConverter<ViewMode> {
    @Override
    public ViewMode convert(String value) {
        return ViewMode.named(value)
                .orElseThrow(() -> new TypeConversionException(
                        "expected one of " + String.join(", ", ViewMode.names()) + ", found \"" + value + "\""));
    }
}

package dev.headlight.cli;

import dev.headlight.export.figure.PageWidth;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the width of a page. */
final class PageWidthConverter implements ITypeConverter<PageWidth> {
    @Override
    public PageWidth convert(String value) {
        return PageWidth.parse(value)
                .orElseThrow(() ->
                        new TypeConversionException("expected " + PageWidth.EXPECTED + ", found \"" + value + "\""));
    }
}

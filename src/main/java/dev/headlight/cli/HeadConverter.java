package dev.headlight.cli;

import dev.headlight.core.HeadRef;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a head, layer and head counted from 1, such as {@code 8-11}. */
final class HeadConverter implements ITypeConverter<HeadRef> {
    private static final Pattern NAME = Pattern.compile("\\s*([1-9]\\d{0,4})-([1-9]\\d{0,4})\\s*");

    @Override
    public HeadRef convert(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            throw new TypeConversionException(
                    "a head is named by its layer and its number in it, counted from 1, such as 8-11, found \"" + text
                            + "\"");
        }
        return new HeadRef(Integer.parseInt(name.group(1)) - 1, Integer.parseInt(name.group(2)) - 1);
    }
}

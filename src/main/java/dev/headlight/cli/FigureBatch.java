package dev.headlight.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** A file of figures to draw: a JSON object a line. Everything is checked before anything is drawn. */
record FigureBatch(Path file) {
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_FIGURES = 10_000;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*");
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    /** Takes the options of one line. */
    @Command(name = "figure")
    private static final class Line {
        @Mixin
        private final FigureOptions options = new FigureOptions();
    }

    List<FigureJob> jobs() throws CommandFailedException {
        List<FigureJob> jobs = new ArrayList<>();
        Map<Path, String> places = new HashMap<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String place = "Line " + number + " of " + file;
            FigureJob job = job(place, line);
            String other = places.put(job.target().file().toAbsolutePath().normalize(), "line " + number);
            if (other != null) {
                throw new CommandFailedException(place + ": it writes to "
                        + job.target().file() + " as " + other + " does. Give each line a file of its own.");
            }
            jobs.add(job);
        }
        if (jobs.isEmpty()) {
            throw new CommandFailedException("The file " + file
                    + " asks for no figure: expected a JSON object a line, such as {\"text\": \"The cat sat.\", \"out\":"
                    + " \"cat.svg\"}.");
        }
        return jobs;
    }

    private List<String> lines() throws CommandFailedException {
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new CommandFailedException("The file " + file + " is too large for a list of figures: expected at"
                        + " most 64 MB, found " + size / 1_000_000 + " MB. Split it.");
            }
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                List<String> lines = reader.lines().limit(MOST_FIGURES + 1L).toList();
                if (lines.size() > MOST_FIGURES) {
                    throw new CommandFailedException(
                            "The file " + file + " has more than " + MOST_FIGURES + " lines. Split it into several.");
                }
                return lines;
            }
        } catch (CharacterCodingException e) {
            throw new CommandFailedException("The file " + file + " is not text in UTF-8. Save it so.", e);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailedException("The file " + file + " could not be read: " + e.getMessage() + ".", e);
        }
    }

    private static FigureJob job(String place, String line) throws CommandFailedException {
        Line parsed = new Line();
        try {
            new CommandLine(parsed)
                    .setExpandAtFiles(false)
                    .setAllowOptionsAsOptionParameters(true)
                    .parseArgs(arguments(line).toArray(String[]::new));
            return new FigureJob(place, parsed.options, parsed.options.check());
        } catch (ParameterException | JsonParseException e) {
            throw new CommandFailedException(place + ": " + e.getMessage() + ".", e);
        } catch (CommandFailedException e) {
            throw FigureJob.at(place, e);
        }
    }

    private static List<String> arguments(String line) {
        List<String> arguments = new ArrayList<>();
        object(line).asMap().forEach((name, value) -> {
            boolean isOff = value.equals(new JsonPrimitive(false)) || value.isJsonNull();
            if (!isOff) {
                arguments.add("--" + name);
            }
            if (!isOff && !value.equals(new JsonPrimitive(true))) {
                arguments.add(text(name, value));
            }
        });
        return arguments;
    }

    private static JsonObject object(String line) {
        JsonObject object = STRICT.fromJson(line, JsonObject.class);
        for (String name : object.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new JsonParseException("\"" + name + "\" is no name of an option");
            }
        }
        return object;
    }

    private static String text(String name, JsonElement value) {
        if (value instanceof JsonArray list) {
            return list.asList().stream().map(each -> text(name, each)).collect(Collectors.joining(","));
        }
        if (value instanceof JsonPrimitive plain) {
            return plain.getAsString();
        }
        throw new JsonParseException("\"" + name + "\" is an object; expected a text, a number, true, false or a list");
    }
}

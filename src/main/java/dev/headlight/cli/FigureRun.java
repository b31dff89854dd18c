package dev.headlight.cli;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelOpenException;
import dev.headlight.engine.TraceRequest;
import dev.headlight.export.figure.FigureFile;
import dev.headlight.export.figure.FigureFormat;
import dev.headlight.export.figure.FigureMaker;
import dev.headlight.export.figure.FigureRequest;
import dev.headlight.export.figure.FigureWords;
import dev.headlight.export.html.HtmlPage;
import dev.headlight.export.html.PageStart;
import dev.headlight.figure.FigurePage;
import dev.headlight.raster.BundledFonts;
import dev.headlight.raster.FontMeasure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws figures one after the other; the model stays open while they are of the same one. */
final class FigureRun implements AutoCloseable {
    private final InstalledModels models;
    private final Terminal terminal;
    private final FigureMaker maker;
    private final FigureFile files;
    private String model = "";
    private @Nullable Engine engine;

    FigureRun(InstalledModels models, Terminal terminal) {
        this.models = models;
        this.terminal = terminal;
        BundledFonts fonts = new BundledFonts();
        maker = new FigureMaker(new FontMeasure(fonts));
        files = new FigureFile(fonts);
    }

    void draw(FigureJob job) throws CommandFailedException {
        try {
            draw(job.options(), job.target());
        } catch (CommandFailedException e) {
            throw job.at(e);
        }
    }

    private void draw(FigureOptions options, FigureTarget target) throws CommandFailedException {
        Engine open = open(options.model());
        TokenizedText text = TextOptions.tokenize(open, options.text(), options.textPair(), terminal);
        Set<TraceField> fields = options.view().fields();
        checkYields(open.model(), fields, options);
        FigureRequest request = options.request(open.model().shape(), text.size(), target.isVector());
        Trace trace = Runs.execute(open, new TraceRequest(text, fields, Set.of(), List.of()));
        FigureFormat format = target.format();
        try {
            if (format == null) {
                PageStart start = options.pageStart(options.isInEveryPage() ? null : still(trace, request));
                HtmlPage.write(trace, request.selection(), new Readings(), start, target.file());
                terminal.line("Wrote a page of " + text.size() + " tokens to " + target.file());
            } else {
                FigurePage page = maker.page(trace, request);
                files.write(page, FigureWords.of(trace, page), format, options.scale(), target.file());
                tell(options, text, page, target);
            }
        } catch (IOException e) {
            throw FigureTarget.failed(target.file(), e);
        }
    }

    private PageStart.Still still(Trace trace, FigureRequest request) throws IOException {
        FigurePage page = maker.page(trace, request);
        FigureWords words = FigureWords.of(trace, page);
        return new PageStart.Still(words.title(), words.description(), files.svg(page, words));
    }

    private void tell(FigureOptions options, TokenizedText text, FigurePage page, FigureTarget target) {
        terminal.line(String.format(
                Locale.ROOT,
                "Wrote %s of %d tokens, %.0f x %.0f pixels, to %s",
                options.view().externalName(),
                text.size(),
                page.width(),
                page.height(),
                target.file()));
    }

    private static void checkYields(ModelDescription model, Set<TraceField> fields, FigureOptions options)
            throws CommandFailedException {
        if (!model.outputs().details().keySet().containsAll(fields)) {
            throw new CommandFailedException("The model " + model.id() + " does not yield what --view "
                    + options.view().externalName() + " needs: "
                    + String.join(
                            ", ",
                            fields.stream()
                                    .sorted()
                                    .map(TraceField::externalName)
                                    .toList())
                    + ". Choose another view or model.");
        }
    }

    private Engine open(String wanted) throws CommandFailedException {
        Engine known = engine;
        if (known != null && wanted.equals(model)) {
            return known;
        }
        close();
        try {
            Engine opened = Engine.open(models.find(wanted), EngineSettings.standard());
            engine = opened;
            model = wanted;
            return opened;
        } catch (ModelOpenException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }
}

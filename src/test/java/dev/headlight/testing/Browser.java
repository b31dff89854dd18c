package dev.headlight.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Chromium without a window, spoken to by its DevTools protocol. One page; used by one thread at a time. */
public final class Browser implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final String LISTENING = "DevTools listening on ";
    private static final int PATIENCE = 60;

    private final Process process;
    private final HttpClient http;
    private final DevTools tools;

    /** @param profile a folder for what the browser keeps, with a short path: it makes sockets there */
    public Browser(Path profile) throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IOException(PROGRAM + " is missing: install Debian's package chromium");
        }
        ProcessBuilder builder = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TMPDIR", Files.createDirectories(profile).toString());
        process = builder.start();
        http = HttpClient.newHttpClient();
        tools = new DevTools(http, page(address()));
    }

    /** What the browser says where it listens; it goes on talking, to nobody. */
    private URI address() throws IOException {
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException(PROGRAM + " ended before it listened");
        }
        Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
        return URI.create(line.substring(LISTENING.length()));
    }

    private URI page(URI browser) throws IOException, InterruptedException {
        URI list = URI.create("http://" + browser.getAuthority() + "/json/list");
        String pages = http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return JsonParser.parseString(pages).getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(each -> each.get("type").getAsString().equals("page"))
                .map(each -> URI.create(each.get("webSocketDebuggerUrl").getAsString()))
                .findFirst()
                .orElseThrow();
    }

    /** Opens a file and waits until it is there and drawn. */
    public void open(Path file) {
        tools.forget();
        JsonObject where = new JsonObject();
        where.addProperty("url", file.toUri().toString());
        tools.ask("Page.navigate", where);
        evaluate("new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))");
        settle();
    }

    /** Waits until what was changed is drawn. */
    public void settle() {
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** The value of an expression, or of what it promises. */
    public JsonElement evaluate(String expression) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("returnByValue", true);
        parameters.addProperty("awaitPromise", true);
        JsonObject answer = tools.ask("Runtime.evaluate", parameters);
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        JsonElement value = answer.getAsJsonObject("result").get("value");
        return value == null ? JsonNull.INSTANCE : value;
    }

    /** Moves the mouse to a point of the window, in CSS pixels. */
    public void move(double x, double y) {
        mouse("mouseMoved", x, y, "none");
        settle();
    }

    public void click(double x, double y) {
        mouse("mouseMoved", x, y, "none");
        mouse("mousePressed", x, y, "left");
        mouse("mouseReleased", x, y, "left");
        settle();
    }

    private void mouse(String type, double x, double y, String button) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("x", x);
        event.addProperty("y", y);
        event.addProperty("button", button);
        event.addProperty("clickCount", 1);
        tools.ask("Input.dispatchMouseEvent", event);
    }

    /** Presses a key, called as in JavaScript, such as {@code Escape}. */
    public void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            JsonObject event = new JsonObject();
            event.addProperty("type", type);
            event.addProperty("key", key);
            event.addProperty("code", key);
            if (key.equals("Enter")) {
                event.addProperty("text", "\r");
                event.addProperty("windowsVirtualKeyCode", 13);
            }
            tools.ask("Input.dispatchKeyEvent", event);
        }
        settle();
    }

    /** Whether the reader's system asks for dark colours. */
    public void preferDark(boolean dark) {
        tools.ask(
                "Emulation.setEmulatedMedia",
                JsonParser.parseString("""
                {"features": [{"name": "prefers-color-scheme", "value": "%s"}]}
                """.formatted(dark ? "dark" : "light")).getAsJsonObject());
    }

    /** The size of the window, in CSS pixels. */
    public void resize(int width, int height) {
        JsonObject size = new JsonObject();
        size.addProperty("width", width);
        size.addProperty("height", height);
        size.addProperty("deviceScaleFactor", 1);
        size.addProperty("mobile", false);
        tools.ask("Emulation.setDeviceMetricsOverride", size);
    }

    /** What is seen, as a PNG file. */
    public void picture(Path file) throws IOException {
        String data = tools.ask("Page.captureScreenshot", new JsonObject())
                .get("data")
                .getAsString();
        Files.write(file, Base64.getDecoder().decode(data));
    }

    /** Errors, warnings and whatever else was written to the console since the page was opened. */
    public List<String> complaints() {
        return tools.complaints();
    }

    /** Addresses that were asked for since the page was opened, the page's own among them. */
    public List<String> requests() {
        return tools.requests();
    }

    @Override
    public void close() {
        tools.end();
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(PROGRAM + " did not end when it was told to");
            }
            // Closed in the usual way the client would wait for a farewell that the browser may not have sent.
            tools.abort();
            http.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.headlight.hub;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Two servers on this machine that behave like the hub and like the place its large files are kept at. What is asked is
 * recorded; for each path one can say how the next answers go wrong.
 */
public final class FakeHub implements AutoCloseable {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    public static final String LISTING = "listing";

    /** What was asked of a server. */
    public record Request(String server, String path, Map<String, String> headers) {
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** Answers a request in a way of its own. */
    @FunctionalInterface
    public interface Answering {
        void answer(HttpExchange exchange, byte[] content) throws IOException;
    }

    final JsonObject facts = new JsonObject();
    public final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Set<String> large = new HashSet<>();
    private final Map<String, ConcurrentLinkedQueue<Answering>> faults = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer hub;
    private final HttpServer content;

    public FakeHub() throws IOException {
        hub = server("hub");
        content = server("content");
    }

    /** A hub whose only repository, {@code owner/tiny}, is a checkpoint that lies in a folder. */
    public static FakeHub withCheckpoint(Path folder) throws IOException {
        FakeHub hub = new FakeHub();
        for (String name : List.of("config.json", "tokenizer.json")) {
            hub.file(name, Files.readAllBytes(folder.resolve(name)), false);
        }
        hub.file("model.safetensors", Files.readAllBytes(folder.resolve("model.safetensors")), true);
        hub.facts.addProperty("pipeline_tag", "fill-mask");
        hub.facts.add("config", JsonParser.parseString("{\"model_type\": \"bert\"}"));
        hub.facts.add("cardData", JsonParser.parseString("{\"license\": \"apache-2.0\"}"));
        return hub;
    }

    private HttpServer server(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(name, exchange));
        server.start();
        return server;
    }

    /** Adds a file; large ones have a SHA-256 and are kept on the other server. */
    FakeHub file(String path, byte[] bytes, boolean isLarge) {
        files.put(path, bytes);
        if (isLarge) {
            large.add(path);
        }
        return this;
    }

    FakeHub text(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8), false);
    }

    /** The next requests for the content of a path are answered like that, one after the other. */
    public void next(String path, Answering... answers) {
        faults.computeIfAbsent(path, key -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
    }

    /** The next requests to the hub itself for a path, before it sends on. */
    public void nextAtHub(String path, Answering... answers) {
        next("hub:" + path, answers);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
    }

    URI contentAddress(String path) {
        return URI.create("http://localhost:" + content.getAddress().getPort() + "/content/" + path);
    }

    /** All requests for the content of a path that reached the server that has it. */
    public List<Request> contentRequests(String path) {
        return requests.stream()
                .filter(request -> request.path().equals("/content/" + path))
                .toList();
    }

    private void handle(String server, HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String path = exchange.getRequestURI().getPath();
        requests.add(new Request(server, path, headers));
        try (exchange) {
            if (path.startsWith("/api/models/")) {
                answer(LISTING, exchange, listing().getBytes(StandardCharsets.UTF_8));
            } else if (path.startsWith("/content/")) {
                String name = path.substring("/content/".length());
                answer(name, exchange, Objects.requireNonNull(files.get(name)));
            } else {
                resolve(path.replaceFirst(".*/resolve/[^/]*/", ""), exchange);
            }
        }
    }

    private void resolve(String path, HttpExchange exchange) throws IOException {
        Optional<Answering> fault = fault("hub:" + path);
        if (fault.isPresent()) {
            fault.get().answer(exchange, new byte[0]);
        } else if (!files.containsKey(path)) {
            Answers.status(404, "X-Error-Code", "EntryNotFound").answer(exchange, new byte[0]);
        } else if (large.contains(path)) {
            Answers.status(302, "Location", contentAddress(path).toString()).answer(exchange, new byte[0]);
        } else {
            answer(path, exchange, Objects.requireNonNull(files.get(path)));
        }
    }

    private void answer(String key, HttpExchange exchange, byte[] bytes) throws IOException {
        fault(key).orElse(Answers.WELL).answer(exchange, bytes);
    }

    private Optional<Answering> fault(String key) {
        return Optional.ofNullable(faults.computeIfAbsent(key, any -> new ConcurrentLinkedQueue<>())
                .poll());
    }

    String listing() {
        JsonObject json = new JsonObject();
        json.addProperty("id", "owner/tiny");
        json.addProperty("sha", COMMIT);
        JsonArray siblings = new JsonArray();
        files.forEach((path, bytes) -> siblings.add(sibling(path, bytes)));
        json.add("siblings", siblings);
        facts.entrySet().forEach(fact -> json.add(fact.getKey(), fact.getValue()));
        return json.toString();
    }

    private JsonObject sibling(String path, byte[] bytes) {
        JsonObject json = new JsonObject();
        json.addProperty("rfilename", path);
        json.addProperty("size", bytes.length);
        json.addProperty("blobId", Content.gitBlob(bytes));
        if (large.contains(path)) {
            JsonObject pointer = new JsonObject();
            pointer.addProperty("sha256", Content.sha256(bytes));
            pointer.addProperty("size", bytes.length);
            pointer.addProperty("pointerSize", 134);
            json.add("lfs", pointer);
        }
        return json;
    }

    @Override
    public void close() {
        hub.stop(0);
        content.stop(0);
        threads.shutdownNow();
    }
}

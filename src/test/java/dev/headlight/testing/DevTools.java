package dev.headlight.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The DevTools protocol of Chromium: questions, their answers, and what the browser tells by itself. */
final class DevTools {
    private static final int PATIENCE = 60;

    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    DevTools(HttpClient http, URI page) {
        socket = http.newWebSocketBuilder().buildAsync(page, new Listener()).join();
        for (String domain : List.of("Runtime", "Log", "Network", "Page")) {
            ask(domain + ".enable", new JsonObject());
        }
    }

    /** Asks and waits for the answer. */
    JsonObject ask(String method, JsonObject parameters) {
        JsonObject found =
                send(method, parameters).orTimeout(PATIENCE, TimeUnit.SECONDS).join();
        if (found.has("error")) {
            throw new IllegalStateException(method + ": " + found.get("error"));
        }
        return found.getAsJsonObject("result");
    }

    /** Asks without waiting. */
    CompletableFuture<JsonObject> send(String method, JsonObject parameters) {
        JsonObject message = new JsonObject();
        int number = numbers.incrementAndGet();
        message.addProperty("id", number);
        message.addProperty("method", method);
        message.add("params", parameters);
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        asked.put(number, answer);
        socket.sendText(message.toString(), true).join();
        return answer;
    }

    /** Tells the browser to end, which it may do before it answers. */
    void end() {
        CompletableFuture<JsonObject> answer = send("Browser.close", new JsonObject());
        answer.cancel(false);
    }

    /** Ends the talk at once. */
    void abort() {
        socket.abort();
    }

    /** Forgets what was told so far. */
    void forget() {
        complaints.clear();
        requests.clear();
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Puts pieces together to messages. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                take(JsonParser.parseString(message.toString()).getAsJsonObject());
                message.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(JsonObject heard) {
            if (heard.has("id")) {
                CompletableFuture<JsonObject> answer =
                        asked.remove(heard.get("id").getAsInt());
                if (answer != null) {
                    answer.complete(heard);
                }
                return;
            }
            switch (heard.get("method").getAsString()) {
                case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" ->
                    complaints.add(heard.get("params").toString());
                case "Network.requestWillBeSent" ->
                    requests.add(heard.getAsJsonObject("params")
                            .getAsJsonObject("request")
                            .get("url")
                            .getAsString());
                default -> {}
            }
        }
    }
}

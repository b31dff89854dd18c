package dev.headlight.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubProxiesTest {
    @TempDir
    Path folder;

    private static Proxy proxy(String address, String... pairs) throws HubException {
        Map<String, String> environment = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return HubProxies.of(environment).selector().select(URI.create(address)).getFirst();
    }

    private static Proxy at(String host, int port) {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port));
    }

    @Test
    void takesTheProxyOfTheScheme() throws HubException {
        assertThat(proxy("https://hub.example", "HTTPS_PROXY", "http://127.0.0.1:3128"))
                .isEqualTo(at("127.0.0.1", 3128));
        assertThat(proxy("https://hub.example", "https_proxy", "127.0.0.1:1")).isEqualTo(at("127.0.0.1", 1));
        assertThat(proxy("http://hub.example", "HTTPS_PROXY", "127.0.0.1:1")).isEqualTo(Proxy.NO_PROXY);
        assertThat(proxy("http://hub.example", "ALL_PROXY", "127.0.0.1:1")).isEqualTo(at("127.0.0.1", 1));
        assertThat(proxy("http://hub.example", "ALL_PROXY", "127.0.0.1:1", "HTTP_PROXY", "127.0.0.1:2"))
                .isEqualTo(at("127.0.0.1", 2));
        assertThat(proxy("http://hub.example")).isEqualTo(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "hub.example, true",
        ".example, true",
        "*.example, true",
        "example, true",
        "'a.b, HUB.example', true",
        "hub.example:443, false",
        "hub.example:8443, true",
        "ub.example, false",
        "hub.example.com, false",
    })
    void leavesOutTheHostsOfNoProxy(String list, boolean isDirect) throws HubException {
        Proxy proxy = proxy("https://hub.example:8443", "HTTPS_PROXY", "127.0.0.1:1", "NO_PROXY", list);

        assertThat(proxy.equals(Proxy.NO_PROXY)).isEqualTo(isDirect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1"})
    void reachesThisMachineDirectly(String address) throws HubException {
        assertThat(proxy(address, "ALL_PROXY", "127.0.0.1:1")).isEqualTo(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://127.0.0.1:1", "https://127.0.0.1:1", "http://", "a b", "http://user:secret@"})
    void refusesProxiesOfOtherKindsWithoutRepeatingTheirPasswords(String value) {
        assertThatThrownBy(() -> proxy("http://hub.example", "HTTP_PROXY", value))
                .hasMessageContaining("HTTP_PROXY")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void asksAProxyForTheWholeAddressAndNamesItsUser() throws Exception {
        assertThat(headSentTo("http://hub.invalid"))
                .startsWith("GET http://hub.invalid/api/models/owner/tiny/revision/main?blobs=true ")
                .contains("Proxy-Authorization: Basic dXNlcjpwYXNz");
    }

    @Test
    void asksAProxyForATunnelAndNamesItsUserButNotTheToken() throws Exception {
        assertThat(headSentTo("https://hub.invalid"))
                .startsWith("CONNECT hub.invalid:443 ")
                .contains("Proxy-Authorization: Basic dXNlcjpwYXNz")
                .doesNotContain(HubFixture.TOKEN);
    }

    /** The head of the first request that reaches a proxy, which refuses it. */
    private String headSentTo(String endpoint) throws Exception {
        BlockingQueue<String> heads = new LinkedBlockingQueue<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HubFixture fixture = new HubFixture(folder)) {
            Thread thread = Thread.ofVirtual().start(() -> refuse(server, heads));
            String login = "http://user:pass@127.0.0.1:" + server.getLocalPort();
            fixture.environment.putAll(Map.of(
                    "HF_ENDPOINT", endpoint, "HF_TOKEN", HubFixture.TOKEN, "HTTP_PROXY", login, "HTTPS_PROXY", login));
            HubException failure = catchThrowableOfType(HubException.class, fixture::list);
            assertThat(failure).hasMessageContaining("The proxy wants");
            thread.join();
        }
        return heads.take();
    }

    private static void refuse(ServerSocket server, BlockingQueue<String> heads) {
        try (Socket socket = server.accept();
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            StringBuilder head = new StringBuilder();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                head.append(line).append('\n');
            }
            heads.add(head.toString());
            socket.getOutputStream()
                    .write("HTTP/1.1 407 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

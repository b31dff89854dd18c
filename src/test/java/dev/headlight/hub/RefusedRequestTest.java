package dev.headlight.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headlight.hub.FakeHub.Answering;
import dev.headlight.hub.HubException.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done about answers that are no content, and where the token goes. */
class RefusedRequestTest {
    private static final String WEIGHTS = "model.safetensors";
    private final byte[] weights = Content.random(10_000);

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new HubFixture(folder);
        fixture.hub.file(WEIGHTS, weights, true).text("config.json", "{}");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HubException listingFailure(Answering... answers) {
        fixture.hub.next(FakeHub.LISTING, answers);
        return catchThrowableOfType(HubException.class, fixture::list);
    }

    private static Answering[] times(int count, Answering answer) {
        return Collections.nCopies(count, answer).toArray(new Answering[0]);
    }

    @Test
    void theTokenGoesToTheHubAndNotToWhereItSendsUsOn() throws Exception {
        fixture.environment.put("HF_TOKEN", HubFixture.TOKEN);

        fixture.download();

        assertThat(fixture.hub.requests)
                .filteredOn(request -> request.server().equals("hub"))
                .hasSizeGreaterThan(2)
                .allMatch(request -> request.header("Authorization").equals("Bearer " + HubFixture.TOKEN));
        assertThat(fixture.hub.requests)
                .filteredOn(request -> request.server().equals("content"))
                .isNotEmpty()
                .allMatch(request -> request.header("Authorization").isEmpty());
    }

    @Test
    void theTokenDoesNotComeBackFromAnotherServer() throws Exception {
        fixture.environment.put("HF_TOKEN", HubFixture.TOKEN);
        URI back = fixture.hub.endpoint().resolve("/content/" + WEIGHTS);
        fixture.hub.next(WEIGHTS, Answers.status(302, "Location", back.toString()));

        fixture.download();

        assertThat(fixture.hub.contentRequests(WEIGHTS))
                .extracting(FakeHub.Request::server)
                .containsExactly("content", "hub");
        assertThat(fixture.hub.contentRequests(WEIGHTS))
                .allMatch(request -> request.header("Authorization").isEmpty());
    }

    @Test
    void theTokenStaysWithTheSameHostAtAnotherPort() {
        assertThat(Redirection.isSameServer(URI.create("http://h:1/a"), URI.create("http://h:2/a")))
                .isFalse();
        assertThat(Redirection.isSameServer(URI.create("https://h/a"), URI.create("http://h/a")))
                .isFalse();
        assertThat(Redirection.isSameServer(URI.create("https://h/a"), URI.create("https://h.evil/a")))
                .isFalse();
        assertThat(Redirection.isSameServer(URI.create("https://h/a"), URI.create("https://H:443/b")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"http://cdn.example/x", "ftp://cdn.example/x", "file:///etc/passwd", "https://u:p@cdn.example/x", "':'"
    })
    void doesNotFollowWhereItShouldNot(String location) {
        assertThatThrownBy(() -> Redirection.next(URI.create("https://hub.example/a"), location))
                .isInstanceOf(HubException.class);
    }

    @Test
    void followsARenamedModel() throws Exception {
        String to = "/api/models/owner/tiny/revision/main?blobs=true";
        fixture.hub.next(FakeHub.LISTING, Answers.status(307, "Location", to));

        assertThat(fixture.list().repository().id()).isEqualTo("owner/tiny");
    }

    @Test
    void endsALoopOfRedirects() {
        String to = "/api/models/owner/tiny/revision/main";
        HubException failure = listingFailure(times(6, Answers.status(302, "Location", to)));

        assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
        assertThat(failure).hasMessageContaining("more than 5 times");
        assertThat(fixture.hub.requests).hasSize(6);
    }

    @Test
    void saysWhatToDoAboutAModelThatIsNotThereOrPrivate() {
        HubException failure = listingFailure(Answers.status(401, "X-Error-Code", "RepoNotFound"));

        assertThat(failure.problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(failure).hasMessageContainingAll("no public model owner/tiny", "check the name", "HF_TOKEN");
        assertThat(fixture.waits).isEmpty();
    }

    @Test
    void saysWhatToDoAboutATokenThatIsNotAccepted() {
        fixture.environment.put("HF_TOKEN", HubFixture.TOKEN);
        HubException failure = listingFailure(Answers.status(401));

        assertThat(failure.problem()).isEqualTo(Problem.TOKEN);
        assertThat(failure).hasMessageContainingAll("does not accept your token", "HF_TOKEN");
        assertThat(failure).message().doesNotContain(HubFixture.TOKEN);
    }

    @Test
    void saysWhatToDoAboutAGatedModelWithoutAToken() {
        fixture.hub.nextAtHub(WEIGHTS, Answers.status(401, "X-Error-Code", "GatedRepo"));
        HubException failure = fixture.failure();

        assertThat(failure.problem()).isEqualTo(Problem.TOKEN);
        assertThat(failure)
                .hasMessageContainingAll(fixture.hub.endpoint() + "/owner/tiny", "agree to its conditions", "HF_TOKEN");
    }

    @Test
    void saysWhatToDoAboutAGatedModelWithAToken() {
        fixture.environment.put("HF_TOKEN", HubFixture.TOKEN);
        fixture.hub.nextAtHub(WEIGHTS, Answers.status(403, "X-Error-Code", "GatedRepo"));
        HubException failure = fixture.failure();

        assertThat(failure.problem()).isEqualTo(Problem.CONSENT);
        assertThat(failure).hasMessageContainingAll("agree to its conditions", "try again");
    }

    @Test
    void repeatsWhatTheHubSays() {
        HubException failure = listingFailure(Answers.status(403, "X-Error-Message", "Not for you"));

        assertThat(failure.problem()).isEqualTo(Problem.TOKEN);
        assertThat(failure).hasMessageContaining("(\"Not for you\")");
    }

    @ParameterizedTest
    @CsvSource({"RepoNotFound, no model owner/tiny", "RevisionNotFound, no revision main", "'', no model owner/tiny"})
    void saysWhatIsNotThere(String code, String words) {
        HubException failure = listingFailure(Answers.status(404, "X-Error-Code", code));

        assertThat(failure.problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(failure).hasMessageContaining(words);
    }

    @Test
    void saysThatAFileIsGone() {
        fixture.hub.nextAtHub("config.json", Answers.status(404, "X-Error-Code", "EntryNotFound"));

        assertThat(fixture.failure()).hasMessageContainingAll("config.json", "no longer there");
    }

    @Test
    void waitsAsLongAsABusyHubAsks() throws Exception {
        fixture.hub.next(FakeHub.LISTING, Answers.status(429, "Retry-After", "17"));

        assertThat(fixture.list().files()).hasSize(2);
        assertThat(fixture.waits).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void waitsUntilTheTimeABusyHubNames() throws Exception {
        fixture.hub.next(FakeHub.LISTING, Answers.status(503, "Retry-After", "Fri, 02 Jan 2026 03:04:25 GMT"));

        fixture.list();
        assertThat(fixture.waits).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void doesNotWaitForHours() {
        HubException failure = listingFailure(Answers.status(429, "Retry-After", "7200"));

        assertThat(failure.problem()).isEqualTo(Problem.BUSY);
        assertThat(failure).hasMessageContainingAll("too many requests", "2 hours");
        assertThat(fixture.waits).isEmpty();
    }

    @Test
    void backsOffFromAHubInTroubleAndGivesUp() {
        HubException failure = listingFailure(times(4, Answers.status(500)));

        assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
        assertThat(failure).hasMessageContainingAll("status 500", "4 attempts");
        assertThat(fixture.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void putsUpWithAFewFailuresOfTheServerThatHasTheContent() throws Exception {
        fixture.hub.next(WEIGHTS, Answers.status(502), Answers.status(429, "Retry-After", "3"));

        assertThat(fixture.download().main()).hasBinaryContent(weights);
        assertThat(fixture.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    void asksTheHubForANewAddressWhenTheOldOneIsNoLongerValid() throws Exception {
        fixture.hub.next(WEIGHTS, Answers.status(403));

        assertThat(fixture.download().main()).hasBinaryContent(weights);
        assertThat(fixture.hub.requests)
                .filteredOn(request -> request.path().endsWith("/resolve/" + FakeHub.COMMIT + "/" + WEIGHTS))
                .hasSize(2);
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fixture.environment.put("HF_ENDPOINT", "http://127.0.0.1:" + socket.getLocalPort());
        }
        HubException failure = catchThrowableOfType(HubException.class, fixture::list);

        assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
        assertThat(failure).hasMessageContainingAll("cannot be reached", "HTTPS_PROXY");
    }
}

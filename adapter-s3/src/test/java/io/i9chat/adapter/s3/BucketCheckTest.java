package io.i9chat.adapter.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.adapter.s3.S3Config.Finding;
import io.i9chat.adapter.s3.S3Config.Part;
import io.i9chat.adapter.s3.server.Refusal;
import io.i9chat.adapter.s3.server.Request;
import io.i9chat.adapter.s3.server.S3Server;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** What a start finds wrong with a bucket, each in one line that says what to change. */
class BucketCheckTest {
  private static final String PAGES = "https://chat.example.org";

  private final S3Server server = S3Server.shared();

  private static List<Finding> check(S3Config config, String... origins) {
    try (S3Bucket bucket = S3Bucket.open(config)) {
      return bucket.check(Set.of(origins));
    }
  }

  /** What is found while the server answers some requests otherwise. */
  private List<Finding> checked(
      S3Config config, Function<Request, Optional<Refusal>> rule, String... origins) {
    List<Finding> found = new ArrayList<>();
    server.refusing(rule, during -> found.addAll(check(config, origins)));
    return found;
  }

  private static Function<Request, Optional<Refusal>> denying(Predicate<Request> what) {
    return request ->
        what.test(request)
            ? Optional.of(Refusal.of(403, "AccessDenied", "Access Denied"))
            : Optional.empty();
  }

  private static void assertFatal(List<Finding> found, Part part, String... text) {
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().fatal()).isTrue();
    assertThat(found.getFirst().part()).isEqualTo(part);
    assertThat(found.getFirst().text())
        .contains(text)
        .doesNotContain("\n", S3Server.SECRET_KEY, S3Server.ACCESS_KEY);
  }

  @Test
  void nothingIsWrongWithABucketThatKeepsVersionsAndNothingIsLeftInIt() {
    S3Config config = server.versionedBucket();
    assertThat(check(config)).isEmpty();
    var left = server.operator().listObjectVersions(list -> list.bucket(config.bucket()));
    assertThat(left.versions()).isEmpty();
    assertThat(left.deleteMarkers()).isEmpty();
  }

  @Test
  void aBucketWithoutVersionsIsRecommendedToKeepThem() {
    S3Config config = server.bucket();
    List<Finding> found = check(config);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().fatal()).isFalse();
    assertThat(found.getFirst().text())
        .contains("aws s3api put-bucket-versioning", config.bucket(), "Status=Enabled");
  }

  @Test
  void anotherBucketIsNamed() {
    S3Config config = server.bucket();
    S3Config other =
        S3Config.of("no-such-bucket", S3Server.REGION)
            .at(server.address())
            .signedWith(S3Server.ACCESS_KEY, S3Server.SECRET_KEY);
    assertThat(config.bucket()).isNotEqualTo(other.bucket());
    assertFatal(check(other), Part.BUCKET, "no such bucket", server.address().toString());
  }

  @Test
  void otherKeysAreNamed() {
    S3Config config = server.bucket();
    assertFatal(
        check(config.signedWith("AKIAOTHER", S3Server.SECRET_KEY)),
        Part.ACCESS_KEY,
        "is not known");
    assertFatal(
        check(config.signedWith(S3Server.ACCESS_KEY, "another")),
        Part.SECRET_KEY,
        "is not the secret of the access key");
  }

  @Test
  void anotherRegionIsNamed() {
    S3Config config = server.bucket();
    S3Config elsewhere =
        S3Config.of(config.bucket(), "us-west-2")
            .at(server.address())
            .signedWith(S3Server.ACCESS_KEY, S3Server.SECRET_KEY);
    assertFatal(check(elsewhere), Part.REGION, "another region");
    Refusal moved =
        new Refusal(
            301,
            "<Error><Code>PermanentRedirect</Code></Error>",
            Map.of("x-amz-bucket-region", "eu-west-3"));
    assertFatal(
        checked(config, request -> Optional.of(moved)), Part.REGION, "the region eu-west-3");
  }

  @ParameterizedTest
  @CsvSource({
    "http://no-such-host.invalid, there is no such host",
    "http://127.0.0.1:1, nothing listens there"
  })
  void anotherHostIsNamed(URI endpoint, String text) {
    assertFatal(check(server.bucket().at(endpoint)), Part.ENDPOINT, endpoint.toString(), text);
  }

  @Test
  void aHostWithoutTlsIsNamed() throws IOException {
    try (ServerSocket plain = new ServerSocket(0)) {
      Thread.ofVirtual()
          .start(() -> {
            while (!plain.isClosed()) {
              try (Socket client = plain.accept()) {
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
              } catch (IOException closed) {
                return;
              }
            }
          });
      URI secured = URI.create("https://127.0.0.1:" + plain.getLocalPort());
      assertFatal(check(server.bucket().at(secured)), Part.ENDPOINT, "no TLS");
    }
  }

  @Test
  void aHostThatIsNoServerOfS3IsNamed() {
    Refusal page = new Refusal(404, "<html>not here</html>", Map.of());
    assertFatal(
        checked(server.bucket(), request -> Optional.of(page)),
        Part.ENDPOINT,
        "does not speak S3: it answers 404");
  }

  @Test
  void aClockThatIsOffIsNamed() {
    Refusal skewed = Refusal.of(403, "RequestTimeTooSkewed", "too large");
    assertFatal(checked(server.bucket(), request -> Optional.of(skewed)), Part.ENDPOINT, "clock");
  }

  @Test
  void eachPermissionThatIsMissingIsNamed() {
    S3Config config = server.versionedBucket();
    assertFatal(
        checked(config, denying(request -> request.method().equals("PUT"))),
        Part.ACCESS_KEY,
        "s3:PutObject",
        config.bucket());
    assertFatal(
        checked(config, denying(request -> request.path().endsWith("-missing"))),
        Part.ACCESS_KEY,
        "s3:ListBucket");
    assertFatal(
        checked(config, denying(request -> request.asksFor("list-type"))),
        Part.ACCESS_KEY,
        "s3:ListBucket");
    assertFatal(
        checked(
            config,
            denying(
                request -> request.method().equals("GET") && request.path().contains("/probe-"))),
        Part.ACCESS_KEY,
        "s3:GetObject");
    assertFatal(
        checked(config, denying(request -> request.method().equals("DELETE"))),
        Part.ACCESS_KEY,
        "s3:DeleteObject");
    assertFatal(
        checked(config, denying(request -> request.asksFor("versions"))),
        Part.ACCESS_KEY,
        "s3:ListBucketVersions");
  }

  @Test
  void anAttemptThatWroteButWasNotAnsweredIsNoFault() {
    S3Config config = server.versionedBucket();
    AtomicBoolean written = new AtomicBoolean();
    Function<Request, Optional<Refusal>> losingTheFirstAnswer =
        request -> {
          if (!request.method().equals("PUT") || written.getAndSet(true)) {
            return Optional.empty();
          }
          String key = request.path().substring(config.bucket().length() + 2);
          server
              .operator()
              .putObject(
                  put -> put.bucket(config.bucket()).key(key),
                  RequestBody.fromBytes(request.body()));
          return Optional.of(Refusal.of(503, "SlowDown", "Please reduce your request rate"));
        };
    assertThat(checked(config, losingTheFirstAnswer)).isEmpty();
    assertThat(written).isTrue();
  }

  @Test
  void aServerThatWritesOverWhatIsThereIsRefused() {
    S3Config config = server.bucket();
    Refusal written = new Refusal(200, "", Map.of("ETag", "\"x\""));
    assertFatal(
        checked(
            config,
            request -> request.method().equals("PUT") ? Optional.of(written) : Optional.empty()),
        Part.ENDPOINT,
        "If-None-Match: *");
    Refusal unknown = Refusal.of(501, "NotImplemented", "A header is not implemented");
    assertFatal(
        checked(
            config,
            request -> request.method().equals("PUT") ? Optional.of(unknown) : Optional.empty()),
        Part.ENDPOINT,
        "If-None-Match: *");
  }

  @Test
  void aServerThatServesOtherwiseThanAskedForIsRefused() {
    Refusal page = new Refusal(200, "i9chat was here\n", Map.of("Content-Type", "text/html"));
    assertFatal(
        checked(
            server.bucket(),
            request ->
                request.asksFor("response-content-type") ? Optional.of(page) : Optional.empty()),
        Part.ENDPOINT,
        "response-content-disposition");
  }

  @Test
  void pagesThatMayNotUploadAreNamedWithTheCommandThatLetsThem() {
    S3Config config = server.versionedBucket();
    Refusal none = Refusal.of(404, "NoSuchCORSConfiguration", "does not exist");
    List<Finding> found =
        checked(
            config,
            request -> request.asksFor("cors") ? Optional.of(none) : Optional.empty(),
            PAGES);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().fatal()).isFalse();
    assertThat(found.getFirst().part()).isEqualTo(Part.BUCKET);
    assertThat(found.getFirst().text())
        .contains("aws s3api put-bucket-cors --endpoint-url " + server.address())
        .contains("--bucket " + config.bucket(), '"' + PAGES + '"', "\"if-none-match\"");
  }

  @ParameterizedTest
  @CsvSource({
    "https://chat.example.org, *, true",
    "https://*.example.org, If-None-Match, false",
    "https://*.example.org, *, true",
    "*, *, true",
    "https://other.example.org, *, false",
    "https://chat.example.org.evil.example, *, false"
  })
  void rulesAreReadAsABucketReadsThem(String origin, String header, boolean enough) {
    Refusal rules = cors(origin, header);
    List<Finding> found =
        checked(
            server.versionedBucket(),
            request -> request.asksFor("cors") ? Optional.of(rules) : Optional.empty(),
            PAGES);
    assertThat(found.isEmpty()).as("%s", found).isEqualTo(enough);
  }

  private static Refusal cors(String origin, String header) {
    return Refusal.answer(
        """
        <CORSConfiguration><CORSRule>
          <AllowedOrigin>%s</AllowedOrigin><AllowedHeader>%s</AllowedHeader>
          <AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod>
        </CORSRule></CORSConfiguration>
        """
            .formatted(origin, header));
  }

  @Test
  void rulesThatCannotBeSeenAreSaidToBeSo() {
    List<Finding> found =
        checked(server.versionedBucket(), denying(request -> request.asksFor("cors")), PAGES);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().text()).contains("s3:GetBucketCORS");
    Refusal unknown = Refusal.of(501, "NotImplemented", "not implemented");
    assertThat(
            checked(
                server.versionedBucket(),
                request -> request.asksFor("cors") ? Optional.of(unknown) : Optional.empty(),
                PAGES))
        .as("a server without such rules lets every page in")
        .isEmpty();
  }

  @Test
  void aRuleThatDeletesMediaByAgeIsNamed() {
    S3Config config = server.versionedBucket();
    server
        .operator()
        .putBucketLifecycleConfiguration(put ->
            put.bucket(config.bucket())
                .lifecycleConfiguration(rules ->
                    rules.rules(deleting("clean-up", "media/"), deleting("of-others", "logs/"))));
    assertThat(check(config)).hasSize(1);
    assertThat(check(config).getFirst().text()).contains("rule clean-up").contains("media/");
    assertThat(check(config.below("other/"))).isEmpty();
  }

  private static LifecycleRule deleting(String id, String prefix) {
    return LifecycleRule.builder()
        .id(id)
        .status(ExpirationStatus.ENABLED)
        .filter(filter -> filter.prefix(prefix))
        .expiration(after -> after.days(30))
        .build();
  }

  @Test
  void aBucketThatAnyoneReadsIsNamed() {
    List<Finding> found = new ArrayList<>();
    S3Config config = server.versionedBucket();
    server.open(during -> found.addAll(check(config)));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().text()).contains("anyone may read");
    assertThat(found.getFirst().fatal()).isFalse();
  }
}

package io.i9chat.standin.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each refusal of the stand-in, beside the request that it takes. */
class GoogleStandInTest {
  private static final int UNIT = 256 * 1024;

  private static final Map<String, String> START =
      Map.of(
          "content-type", "image/png",
          "x-goog-resumable", "start",
          "x-goog-if-generation-match", "0",
          "x-goog-content-length-range", "0,524298",
          "x-upload-content-length", "524298");

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private GoogleStandIn google;
  private StandInBucket bucket;
  private ServiceAccount account;
  private URI object;

  @BeforeEach
  void start() throws Exception {
    InstantSource clock = () -> now;
    google = GoogleStandIn.start(folder, clock);
    bucket = google.bucket("photos");
    account = google.account("chat");
    object = google.address().resolve("/photos/media/1");
  }

  @AfterEach
  void stop() {
    google.close();
  }

  private SignedRequest signed(String method, Map<String, String> headers) throws Exception {
    return SignedRequest.by(account, method, object, headers, now, 900);
  }

  private String session() throws Exception {
    HttpResponse<String> started = signed("POST", START).send();
    assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    return started.headers().firstValue("Location").orElseThrow();
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("<Code>" + code + "</Code>");
  }

  @Test
  void aSignedDownloadIsServed() throws Exception {
    bucket.put("media/1", new byte[] {65, 66, 67});
    HttpResponse<String> answer = signed("GET", Map.of()).send();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ABC");
  }

  @Test
  void aSignatureThatWasChangedIsRefused() throws Exception {
    bucket.put("media/1", new byte[3]);
    SignedRequest right = signed("GET", Map.of());
    String url = right.url().toString();
    char last = url.charAt(url.length() - 1) == '0' ? '1' : '0';
    URI changed = URI.create(url.substring(0, url.length() - 1) + last);
    refused(right.at(changed).send(), 403, "SignatureDoesNotMatch");
    refused(right.at(URI.create(url + "&more=1")).send(), 403, "SignatureDoesNotMatch");
    URI longer = URI.create(url.replace("X-Goog-Expires=900", "X-Goog-Expires=901"));
    refused(right.at(longer).send(), 403, "SignatureDoesNotMatch");
    URI other = URI.create(url.replace("/media/1", "/media/2"));
    refused(right.at(other).send(), 403, "SignatureDoesNotMatch");
  }

  @Test
  void aSignatureOfAnUnknownAccountIsRefused() throws Exception {
    ServiceAccount stranger = new ServiceAccount("stranger");
    refused(
        SignedRequest.by(stranger, "GET", object, Map.of(), now, 900).send(),
        403,
        "SignatureDoesNotMatch");
    SignedRequest right = signed("GET", Map.of());
    google.disable(account);
    refused(right.send(), 403, "SignatureDoesNotMatch");
  }

  @Test
  void aUrlThatExpiredIsRefused() throws Exception {
    bucket.put("media/1", new byte[3]);
    SignedRequest right = signed("GET", Map.of());
    now = now.plusSeconds(899);
    assertThat(right.send().statusCode()).isEqualTo(200);
    now = now.plusSeconds(1);
    refused(right.send(), 400, "ExpiredToken");
    refused(
        SignedRequest.by(account, "GET", object, Map.of(), now, 604_801).send(),
        400,
        "InvalidArgument");
    refused(
        SignedRequest.by(account, "GET", object, Map.of(), now.plus(Duration.ofHours(1)), 900)
            .send(),
        400,
        "InvalidArgument");
  }

  @Test
  void everySignedHeaderIsAsItWasSigned() throws Exception {
    SignedRequest right = signed("POST", START);
    refused(right.with("content-type", "text/html").send(), 403, "SignatureDoesNotMatch");
    refused(
        right.with("x-goog-content-length-range", "0,9999999").send(),
        403,
        "SignatureDoesNotMatch");
    refused(right.without("x-goog-if-generation-match").send(), 400, "MalformedSecurityHeader");
    refused(right.with("x-goog-acl", "public-read").send(), 400, "MalformedSecurityHeader");
    assertThat(right.send().statusCode()).isEqualTo(201);
  }

  @Test
  void anonymousRequestsAndUnknownTokensAreRefused() throws Exception {
    refused(SignedRequest.get(object), 403, "AccessDenied");
    refused(SignedRequest.get(object, "Authorization", "Bearer ya29.no"), 401, "authError");
    URI list = google.address().resolve("/storage/v1/b/photos/o");
    assertThat(SignedRequest.get(list).statusCode()).isEqualTo(401);
  }

  @Test
  void chunksAreMultiplesOf256KiBButForTheLast() throws Exception {
    String session = session();
    for (int length : List.of(1, 100_000, UNIT - 1, UNIT + 1)) {
      String range = "bytes 0-" + (length - 1) + "/524298";
      refused(SignedRequest.put(session, range, new byte[length]), 400, "InvalidArgument");
    }
    HttpResponse<String> first =
        SignedRequest.put(session, "bytes 0-262143/524298", new byte[UNIT]);
    assertThat(first.statusCode()).isEqualTo(308);
    assertThat(first.headers().firstValue("Range")).contains("bytes=0-262143");
    HttpResponse<String> last =
        SignedRequest.put(session, "bytes 262144-524297/524298", new byte[UNIT + 10]);
    assertThat(last.statusCode()).isEqualTo(200);
    assertThat(bucket.size()).isOne();
  }

  @Test
  void chunksThatDoNotFitAreRefused() throws Exception {
    String session = session();
    refused(
        SignedRequest.put(session, "bytes 262144-524297/524298", new byte[UNIT + 10]),
        503,
        "BackendError");
    refused(
        SignedRequest.put(session, "bytes 0-262143/300000", new byte[UNIT]),
        400,
        "InvalidArgument");
    refused(SignedRequest.put(session, "bytes 0-9/524298", new byte[11]), 400, "InvalidArgument");
    refused(SignedRequest.put(session, "bytes ten", new byte[11]), 400, "InvalidArgument");
    refused(
        SignedRequest.put(session.replace("media/1", "media/2"), "bytes */*", new byte[0]),
        404,
        "NoSuchUpload");
    assertThat(
            SignedRequest.put(session, "bytes */524298", new byte[0]).headers().firstValue("Range"))
        .isEmpty();
  }

  @Test
  void anUploadOfNoDeclaredLengthIsBoundedAllTheSame() throws Exception {
    Map<String, String> start =
        Map.of("x-goog-resumable", "start", "x-goog-content-length-range", "5,10");
    for (int length : List.of(4, 11)) {
      String session = signed("POST", start).send().headers().firstValue("Location").orElseThrow();
      String range = "bytes 0-" + (length - 1) + "/" + length;
      assertThat(SignedRequest.put(session, range, new byte[length]).statusCode()).isEqualTo(400);
    }
    assertThat(bucket.size()).isZero();
  }

  @Test
  void anUploadLivesSevenDays() throws Exception {
    String session = session();
    now = now.plus(Duration.ofDays(7)).minusSeconds(1);
    assertThat(SignedRequest.put(session, "bytes */524298", new byte[0]).statusCode())
        .isEqualTo(308);
    now = now.plusSeconds(1);
    refused(SignedRequest.put(session, "bytes */524298", new byte[0]), 410, "Gone");
  }

  @Test
  void whatMustBeNewIsRefusedAtTheStartAndAtTheEnd() throws Exception {
    String one = session();
    String two = session();
    byte[] whole = new byte[524_298];
    assertThat(SignedRequest.put(one, "bytes 0-524297/524298", whole).statusCode()).isEqualTo(200);
    refused(SignedRequest.put(two, "bytes 0-524297/524298", whole), 412, "PreconditionFailed");
    refused(signed("POST", START).send(), 412, "PreconditionFailed");
  }

  @Test
  void anEmptyObjectHasNoRange() throws Exception {
    bucket.put("media/1", new byte[0]);
    SignedRequest right = signed("GET", Map.of());
    HttpResponse<String> answer = SignedRequest.get(right.url(), "Range", "bytes=0-9");
    refused(answer, 416, "InvalidRange");
    assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */0");
    assertThat(right.send().statusCode()).isEqualTo(200);
  }

  @Test
  void withoutAPermissionNothingIsDone() throws Exception {
    bucket.permit(java.util.Set.of());
    refused(signed("GET", Map.of()).send(), 403, "AccessDenied");
    refused(signed("POST", START).send(), 403, "AccessDenied");
  }
}

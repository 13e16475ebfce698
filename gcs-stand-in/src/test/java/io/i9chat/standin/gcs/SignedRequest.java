package io.i9chat.standin.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request with a V4 signature that is made here, step by step as Google's page has it. */
final class SignedRequest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String method;
  private final URI url;
  private final Map<String, String> headers = new TreeMap<>();

  private SignedRequest(String method, URI url, Map<String, String> headers) {
    this.method = method;
    this.url = url;
    this.headers.putAll(headers);
  }

  /** A request as {@code account} signs it at {@code at}, for so many seconds. */
  static SignedRequest by(
      ServiceAccount account,
      String method,
      URI object,
      Map<String, String> headers,
      Instant at,
      int seconds)
      throws Exception {
    String date =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(at);
    String scope = date.substring(0, 8) + "/auto/storage/goog4_request";
    TreeMap<String, String> all = new TreeMap<>(headers);
    all.put("host", object.getAuthority());
    String signed = String.join(";", all.keySet());
    TreeMap<String, String> query = new TreeMap<>();
    query.put("X-Goog-Algorithm", "GOOG4-RSA-SHA256");
    query.put("X-Goog-Credential", account.email() + "/" + scope);
    query.put("X-Goog-Date", date);
    query.put("X-Goog-Expires", Integer.toString(seconds));
    query.put("X-Goog-SignedHeaders", signed);
    String encoded =
        query.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    String lines =
        all.entrySet().stream()
            .map(each -> each.getKey() + ":" + each.getValue() + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join("\n", method, object.getRawPath(), encoded, lines, signed, "UNSIGNED-PAYLOAD");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8));
    String text =
        String.join("\n", "GOOG4-RSA-SHA256", date, scope, HexFormat.of().formatHex(digest));
    String signature = HexFormat.of().formatHex(account.sign(text.getBytes(UTF_8)));
    URI url = URI.create(object + "?" + encoded + "&X-Goog-Signature=" + signature);
    return new SignedRequest(method, url, headers);
  }

  URI url() {
    return url;
  }

  /** The same at another URL. */
  SignedRequest at(URI other) {
    return new SignedRequest(method, other, headers);
  }

  /** The same with another value of a header. */
  SignedRequest with(String name, String value) {
    SignedRequest changed = new SignedRequest(method, url, headers);
    changed.headers.put(name, value);
    return changed;
  }

  /** The same without a header. */
  SignedRequest without(String name) {
    SignedRequest changed = new SignedRequest(method, url, headers);
    changed.headers.remove(name);
    return changed;
  }

  HttpResponse<String> send() throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    headers.forEach(request::header);
    return HTTP.send(
        request.method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
  }

  /** Sends bytes to an upload. */
  static HttpResponse<String> put(String session, String range, byte[] bytes) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(session))
            .header("Content-Range", range)
            .PUT(BodyPublishers.ofByteArray(bytes))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  static HttpResponse<String> get(URI url, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}

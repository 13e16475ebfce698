package io.i9chat.standin.gcs;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP request, and its answer. */
final class Request {
  private final HttpExchange exchange;
  private final Map<String, String> query;

  Request(HttpExchange exchange) {
    this.exchange = exchange;
    this.query = decoded(rawQuery());
  }

  /** The fields of a query or form. */
  static Map<String, String> decoded(String raw) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : raw.split("&", -1)) {
      int equals = field.indexOf('=');
      String name = equals < 0 ? field : field.substring(0, equals);
      fields.put(decode(name), equals < 0 ? "" : decode(field.substring(equals + 1)));
    }
    return fields;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  String method() {
    return exchange.getRequestMethod();
  }

  /** As it was sent. */
  String rawPath() {
    return exchange.getRequestURI().getRawPath();
  }

  /** As it was sent, empty without one. */
  String rawQuery() {
    String raw = exchange.getRequestURI().getRawQuery();
    return raw == null ? "" : raw;
  }

  /** A part of the path, decoded; empty if there are not as many. */
  String part(int index) {
    String[] parts = rawPath().substring(1).split("/", -1);
    return index < parts.length
        ? URLDecoder.decode(parts[index].replace("+", "%2B"), StandardCharsets.UTF_8)
        : "";
  }

  /** What is behind the first {@code parts} of the path, decoded. */
  String rest(int parts) {
    String[] split = rawPath().substring(1).split("/", parts + 1);
    return split.length > parts ? decode(split[parts].replace("+", "%2B")) : "";
  }

  boolean has(String parameter) {
    return query.containsKey(parameter);
  }

  /** A parameter of the query, {@code null} without it. */
  @Nullable String query(String parameter) {
    return query.get(parameter);
  }

  /** All values of one parameter. */
  List<String> all(String parameter) {
    return List.of(rawQuery().split("&", -1)).stream()
        .filter(each -> each.startsWith(parameter + "="))
        .map(each -> decode(each.substring(parameter.length() + 1)))
        .toList();
  }

  @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** The names of all headers, in lower case. */
  List<String> headers() {
    return exchange.getRequestHeaders().keySet().stream()
        .map(name -> name.toLowerCase(java.util.Locale.ROOT))
        .toList();
  }

  /** How long the body is said to be, {@code -1} if it is not said. */
  long length() {
    String length = header("Content-Length");
    return length == null ? header("Transfer-Encoding") == null ? 0 : -1 : Long.parseLong(length);
  }

  InputStream body() {
    return exchange.getRequestBody();
  }

  String text() throws IOException {
    return new String(body().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Takes the rest of the body, so that the sender reads the answer. */
  private void drain() {
    try {
      body().transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      // No caller waits for an answer.
      exchange.close();
    }
  }

  void answer(int status, Map<String, String> headers) throws IOException {
    answer(status, headers, InputStream.nullInputStream(), 0);
  }

  void json(int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    answer(
        status,
        Map.of("Content-Type", "application/json; charset=UTF-8"),
        new java.io.ByteArrayInputStream(bytes),
        bytes.length);
  }

  void xml(int status, String xml, Map<String, String> more) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put("Content-Type", "application/xml; charset=UTF-8");
    answer(status, headers, new java.io.ByteArrayInputStream(bytes), bytes.length);
  }

  void answer(int status, Map<String, String> headers, InputStream body, long length)
      throws IOException {
    drain();
    headers.forEach(exchange.getResponseHeaders()::set);
    boolean bodiless = length == 0 || method().equals("HEAD");
    if (length == 0 && status != 204) {
      exchange.getResponseHeaders().set("Content-Length", "0");
    }
    exchange.sendResponseHeaders(status, bodiless ? -1 : length);
    if (!bodiless) {
      try (OutputStream out = exchange.getResponseBody()) {
        body.transferTo(out);
      }
    }
  }
}

package io.i9chat.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.i9chat.ports.media.MediaStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request to the endpoint of media without a network, and its answer. */
final class Request implements MediaStore.Exchange {
  private final String method;
  private final String url;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream answered = new ByteArrayOutputStream();
  private final Map<String, String> answers = new HashMap<>();
  private InputStream body = InputStream.nullInputStream();
  private int status;
  private long length;

  Request(String method, String url) {
    this.method = method;
    this.url = url;
  }

  static Request of(String method, URI url) {
    return new Request(method, url.toString());
  }

  Request with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Request with(byte[] bytes) {
    return with("Content-Length", Integer.toString(bytes.length))
        .with(new ByteArrayInputStream(bytes));
  }

  Request with(InputStream bytes) {
    body = bytes;
    return this;
  }

  /** Has the endpoint of {@code store} answer it. */
  Request to(MediaStore store) {
    try {
      store.endpoint().orElseThrow().serve(this);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return this;
  }

  int status() {
    return status;
  }

  long length() {
    return length;
  }

  /** A header of the answer; empty if there is none. */
  String told(String name) {
    return answers.getOrDefault(name, "");
  }

  String text() {
    return answered.toString(UTF_8);
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  @Override
  public String query() {
    int query = url.indexOf('?');
    return query < 0 ? "" : url.substring(query + 1);
  }

  @Override
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public OutputStream answer(int code, Map<String, String> told, long bytes) {
    status = code;
    answers.putAll(told);
    length = bytes;
    return answered;
  }
}

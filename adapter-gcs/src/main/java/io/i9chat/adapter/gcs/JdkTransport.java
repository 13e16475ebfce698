package io.i9chat.adapter.gcs;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * What Google's libraries send their requests by: the JDK's client. Unlike their own transport it
 * ends at the {@link Deadline} and when its thread is interrupted, and takes no answer that is
 * larger than any that is asked for.
 */
final class JdkTransport extends HttpTransport {
  /** How long one request may take. */
  static final Duration REQUEST = Duration.ofSeconds(4);

  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** What the client writes itself. */
  private static final Set<String> ITS_OWN = Set.of("content-length", "host", "connection");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final UnaryOperator<URI> route;

  /** A transport to wherever URLs say. */
  JdkTransport() {
    this(UnaryOperator.identity());
  }

  /** A transport that sends what is for one URL to another. */
  JdkTransport(UnaryOperator<URI> route) {
    this.route = route;
  }

  @Override
  public boolean supportsMethod(String method) {
    return true;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    return new Request(method, route.apply(URI.create(url)));
  }

  @Override
  public void shutdown() {
    client.shutdownNow();
  }

  private final class Request extends LowLevelHttpRequest {
    private final String method;
    private final HttpRequest.Builder builder;

    Request(String method, URI url) {
      this.method = method;
      this.builder = HttpRequest.newBuilder(url);
    }

    @Override
    public void addHeader(String name, String value) {
      if (ITS_OWN.stream().noneMatch(name::equalsIgnoreCase)) {
        builder.header(name, value);
      }
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
      builder.method(method, body());
      return new JdkResponse(answer(builder.build(), Deadline.left(REQUEST)));
    }

    private BodyPublisher body() throws IOException {
      if (getContentType() != null) {
        builder.setHeader("Content-Type", getContentType());
      }
      if (getContentEncoding() != null) {
        builder.setHeader("Content-Encoding", getContentEncoding());
      }
      if (getStreamingContent() == null) {
        return BodyPublishers.noBody();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      getStreamingContent().writeTo(bytes);
      return BodyPublishers.ofByteArray(bytes.toByteArray());
    }
  }

  private HttpResponse<byte[]> answer(HttpRequest request, Duration time) throws IOException {
    if (!time.isPositive()) {
      throw overdue();
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request,
            head -> new BoundedBody(head.headers().firstValueAsLong("Content-Length").orElse(0)));
    try {
      return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      if (time.compareTo(REQUEST) < 0) {
        throw overdue();
      }
      throw new SocketTimeoutException("no answer in time");
    } catch (InterruptedException told) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("told to stop");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException broken ? broken : new IOException(failed);
    }
  }

  /** Unchecked, so that no library tries again: there is no time left for that. */
  private static UncheckedIOException overdue() {
    return new UncheckedIOException(new SocketTimeoutException("the time of the call is over"));
  }
}

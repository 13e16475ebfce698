package io.i9chat.server.http;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.server.http.Transfers.Transfer;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request for media, as its store sees it; its bytes go by without being kept. */
final class MediaExchange implements MediaStore.Exchange {
  /** No client in earnest is so slow; the idle time ends those that stand still. */
  private static final int MIN_BYTES_PER_SECOND = 1024;

  /** How long a peer may take to get going. */
  private static final Duration START = Duration.ofSeconds(20);

  private static final int FORBIDDEN = 403;

  private final Context ctx;
  private final HttpServletRequest request;
  private final Supplier<URI> self;
  private final Transfer transfer;
  private long taken;

  MediaExchange(Context ctx, Supplier<URI> self, Transfer transfer) {
    this.ctx = ctx;
    this.request = ctx.req();
    this.self = self;
    this.transfer = transfer;
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    return request.getRequestURI();
  }

  @Override
  public String query() {
    String query = request.getQueryString();
    return query == null ? "" : query;
  }

  @Override
  public @Nullable String header(String name) {
    return request.getHeader(name);
  }

  @Override
  public InputStream body() throws IOException {
    return new Coming(request.getInputStream());
  }

  @Override
  public OutputStream answer(int status, Map<String, String> headers, long length)
      throws IOException {
    long announced = request.getContentLengthLong();
    if (announced < 0 || taken < announced) {
      if (status == FORBIDDEN) {
        // Whose URL is not genuine is not waited for: they hold room that others need.
        ctx.header("Connection", "close");
      } else {
        LeftBodies.take(ctx, status);
      }
    }
    HttpServletResponse response = ctx.res();
    response.setStatus(status);
    headers.forEach((name, value) ->
        response.setHeader(
            name, name.equals("Location") ? self.get().resolve(value).toString() : value));
    response.setContentLengthLong(length);
    return new Going(response.getOutputStream());
  }

  /** Counts bytes, and ends a transfer that drips. */
  private final class Pace {
    private final long start = System.nanoTime();
    private long bytes;

    void moved(int count) throws IOException {
      bytes += count;
      transfer.moved(count);
      Duration time = Duration.ofNanos(System.nanoTime() - start).minus(START);
      if (bytes < time.toSeconds() * MIN_BYTES_PER_SECOND) {
        throw new IOException("the peer is too slow");
      }
    }
  }

  private final class Coming extends FilterInputStream {
    private final Pace pace = new Pace();

    private Coming(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      passed(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      passed(Math.max(read, 0));
      return read;
    }

    private void passed(int count) throws IOException {
      taken += count;
      pace.moved(count);
    }
  }

  private final class Going extends FilterOutputStream {
    private final Pace pace = new Pace();

    private Going(OutputStream body) {
      super(body);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      // The inherited one would write byte by byte.
      out.write(bytes, offset, length);
      pace.moved(length);
    }
  }
}

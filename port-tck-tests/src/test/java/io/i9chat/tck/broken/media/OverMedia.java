package io.i9chat.tck.broken.media;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.tck.memory.InMemoryMediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store of media over another, and its requests over others, that fakes override a method of. */
class OverMedia implements MediaStore {
  final InMemoryMediaStore real;

  OverMedia(InMemoryMediaStore real) {
    this.real = real;
  }

  /** What becomes of a request, by default nothing. */
  Exchange exchange(Exchange exchange) throws IOException {
    return exchange;
  }

  @Override
  public Optional<Upload> upload(NewMedia media, Instant expiresAt) {
    return real.upload(media, expiresAt);
  }

  @Override
  public SignedUrl download(MediaId media, String generation, Served as, Instant expiresAt) {
    return real.download(media, generation, as, expiresAt);
  }

  @Override
  public Optional<StoredMedia> find(MediaId media) {
    return real.find(media);
  }

  @Override
  public void delete(MediaId media) {
    real.delete(media);
  }

  @Override
  public List<MediaId> list(@Nullable MediaId after, int limit) {
    return real.list(after, limit);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return real.endpoint().map(OverEndpoint::new);
  }

  /** The same request, whose answer has other headers than it would have. */
  static Exchange telling(Exchange exchange, Consumer<Map<String, String>> changing) {
    return new OverExchange(exchange) {
      @Override
      public OutputStream answer(int status, Map<String, String> headers, long length)
          throws IOException {
        Map<String, String> changed = new HashMap<>(headers);
        changing.accept(changed);
        return real.answer(status, changed, length);
      }
    };
  }

  private final class OverEndpoint implements Endpoint {
    private final Endpoint endpoint;

    private OverEndpoint(Endpoint endpoint) {
      this.endpoint = endpoint;
    }

    @Override
    public String path() {
      return endpoint.path();
    }

    @Override
    public void serve(Exchange exchange) throws IOException {
      endpoint.serve(exchange(exchange));
    }
  }

  static class OverExchange implements Exchange {
    final Exchange real;

    OverExchange(Exchange real) {
      this.real = real;
    }

    @Override
    public String method() {
      return real.method();
    }

    @Override
    public String path() {
      return real.path();
    }

    @Override
    public String query() {
      return real.query();
    }

    @Override
    public @Nullable String header(String name) {
      return real.header(name);
    }

    @Override
    public InputStream body() throws IOException {
      return real.body();
    }

    @Override
    public OutputStream answer(int status, Map<String, String> headers, long length)
        throws IOException {
      return real.answer(status, headers, length);
    }
  }
}

package io.i9chat.adapter.gcs;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.tck.Fresh;
import java.net.URI;
import java.time.Instant;

/**
 * Looks at a bucket with the application default credentials of its environment, which Google's
 * library reads once in the life of a process, and prints what it finds.
 */
final class DefaultCredentials {
  private DefaultCredentials() {}

  /** Takes the address of the stand-in. */
  public static void main(String[] address) {
    URI google = URI.create(address[0]);
    JdkTransport transport = new JdkTransport(url -> routed(url, google));
    try (Gcs gcs = Gcs.open(GcsConfig.of("photos").at(google), transport)) {
      System.out.println(gcs.check());
      MediaId media = new MediaId(Fresh.uuid(Instant.now()));
      Instant end = Instant.now().plusSeconds(900);
      SignedUrl url = gcs.media().download(media, "1", Scene.shown(), end);
      System.out.println(url.url());
    } catch (PortFailure failure) {
      System.out.println(failure.getMessage());
    }
  }

  private static URI routed(URI url, URI google) {
    return url.getHost().endsWith(".googleapis.com")
        ? google.resolve(
            url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()))
        : url;
  }
}

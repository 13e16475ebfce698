package io.i9chat.adapter.gcs;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.standin.gcs.GoogleStandIn;
import io.i9chat.standin.gcs.ServiceAccount;
import io.i9chat.standin.gcs.StandInBucket;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.MovableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A bucket and the key of an account that may use it, at the stand-in. */
final class Scene implements AutoCloseable {
  static final MimeType PNG = new MimeType("image/png");

  final MovableClock clock = new MovableClock(Fresh.now());
  final GoogleStandIn google;
  final StandInBucket bucket;
  final ServiceAccount account;
  final Path key;
  private final List<Gcs> open = new ArrayList<>();

  Scene(Path folder) throws IOException {
    google = GoogleStandIn.start(folder, clock);
    bucket = google.bucket("photos");
    account = google.account("chat");
    key = account.writeKey(folder.resolve("key.json"), google.tokens());
  }

  /** By its key. */
  GcsConfig config() {
    return GcsConfig.of("photos").at(google.address()).with(key).at(clock);
  }

  /** The store by its key. */
  Gcs gcs() {
    return gcs(config());
  }

  /** A store that finds at the stand-in whatever it looks for at Google. */
  Gcs gcs(GcsConfig config) {
    Gcs gcs = Gcs.open(config, new JdkTransport(google::route));
    open.add(gcs);
    return gcs;
  }

  /** One that acts as another account by the key, which may sign as it. */
  GcsConfig impersonating() {
    ServiceAccount signer = google.account("signer");
    google.letAct(account, signer);
    return config().as(signer.email());
  }

  NewMedia photo(long size) {
    MediaId id = new MediaId(Fresh.uuid(clock.instant()));
    return new NewMedia(id, Fresh.person(), MediaKind.PHOTO, PNG, size, null, clock.instant());
  }

  /** In a quarter of an hour. */
  Instant soon() {
    return clock.instant().plus(Duration.ofMinutes(15));
  }

  /** Shown as what it is. */
  static Served shown() {
    return new Served(PNG, false, null);
  }

  /** The name of an object in the bucket. */
  static String name(MediaId media) {
    return "media/" + media;
  }

  @Override
  public void close() {
    open.forEach(Gcs::close);
    google.close();
  }
}

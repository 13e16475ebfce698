package io.i9chat.server.boot;

import io.i9chat.ports.Ports;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.people.Storage;
import io.i9chat.server.admin.Readiness;
import io.i9chat.server.boot.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The parts that readiness tells of, and how each is asked whether it is up. */
final class Parts {
  private Parts() {}

  /**
   * The parts of a server.
   *
   * @param accepts whether it should be sent requests
   * @param mail whether mails are taken, and handed on
   * @param redis whether Redis answers, where servers share one
   */
  static Readiness readiness(
      BooleanSupplier accepts,
      Settings settings,
      Ports ports,
      BooleanSupplier mail,
      BooleanSupplier redis) {
    List<Readiness.Part> parts = new ArrayList<>();
    parts.add(new Readiness.Part("server", true, accepts));
    parts.add(new Readiness.Part("store", true, () -> store(ports)));
    // Most calls go on without the others.
    parts.add(
        new Readiness.Part("media", false, () -> isThere(mediaFolder(settings)) && media(ports)));
    parts.add(
        new Readiness.Part("mail", false, () -> isThere(outbox(settings)) && mail.getAsBoolean()));
    if (settings.adapters().isShared()) {
      parts.add(new Readiness.Part("redis", false, redis));
    }
    return new Readiness(parts);
  }

  /** Has it read something that is not there; it throws if it cannot. */
  private static boolean store(Ports ports) {
    Storage storage = ports.store().storage();
    return storage.used(new PersonId(ports.ids().next())) == 0;
  }

  private static boolean media(Ports ports) {
    MediaStore store = ports.mediaStore();
    return store.find(new MediaId(ports.ids().next())).isEmpty();
  }

  private static @Nullable Path mediaFolder(Settings settings) {
    return settings.adapters().media().folder(settings.data());
  }

  private static @Nullable Path outbox(Settings settings) {
    boolean isFolder = settings.adapters().mail().name().equals("outbox");
    return isFolder ? settings.data().resolve("outbox") : null;
  }

  /** Whether the folder of an adapter that keeps one can be written to. */
  private static boolean isThere(@Nullable Path folder) {
    return folder == null || Files.isWritable(folder);
  }
}

package io.i9chat.server.boot;

import io.i9chat.ports.Ports;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.people.Storage;
import io.i9chat.server.admin.Readiness;
import io.i9chat.server.boot.settings.AdapterChoice;
import io.i9chat.server.boot.settings.Settings;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The parts that readiness tells of, and how each is asked whether it is up. */
final class Parts {
  /** What adapters keep in the data folder, by their names. */
  private static final Map<String, String> FOLDERS = Map.of("folder", "media", "outbox", "outbox");

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
        new Readiness.Part(
            "media", false, () -> isThere(settings, settings.adapters().media()) && media(ports)));
    parts.add(
        new Readiness.Part(
            "mail",
            false,
            () -> isThere(settings, settings.adapters().mail()) && mail.getAsBoolean()));
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

  /** Whether the folder of an adapter that keeps one in the data folder can be written to. */
  private static boolean isThere(Settings settings, AdapterChoice choice) {
    String folder = FOLDERS.get(choice.name());
    return folder == null || Files.isWritable(settings.data().resolve(folder));
  }
}

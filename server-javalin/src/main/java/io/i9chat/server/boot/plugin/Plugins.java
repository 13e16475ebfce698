package io.i9chat.server.boot.plugin;

import static java.util.stream.Collectors.joining;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.spi.AdapterProvider;
import io.i9chat.ports.spi.MailerProvider;
import io.i9chat.ports.spi.MediaStoreProvider;
import io.i9chat.ports.spi.StoreProvider;
import io.i9chat.server.boot.failure.OneLine;
import io.i9chat.server.boot.settings.AdapterChoice;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.StartFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The adapters that an operator chose and the server was not built with. Looking for them opens
 * none, and touches no folder but that of the jars.
 */
public final class Plugins implements AutoCloseable {
  private final Path data;
  private final PluginFolder folder;
  private final @Nullable Plugin<StorePorts> store;
  private final @Nullable Plugin<MediaStore> media;
  private final @Nullable Plugin<Mailer> mailer;

  private Plugins(Settings settings, PluginFolder folder) {
    this.data = settings.data();
    this.folder = folder;
    store =
        settings.store() instanceof Settings.Store.Found found
            ? plugin(found.choice(), "store", StoreProvider.class)
            : null;
    media = plugin(settings.adapters().media().adapter(), "media store", MediaStoreProvider.class);
    mailer = plugin(settings.adapters().mail(), "mailer", MailerProvider.class);
  }

  /**
   * Finds what is chosen.
   *
   * @throws StartFailure naming the setting, if the folder cannot be read, there is no such adapter
   *     or it has no such setting
   */
  public static Plugins find(Settings settings) {
    PluginFolder folder = PluginFolder.open(settings.adapters().plugins());
    try {
      return new Plugins(settings, folder);
    } catch (RuntimeException failed) {
      folder.close();
      throw failed;
    }
  }

  /** The store, {@code null} if it is one of the server's own. */
  public @Nullable Plugin<StorePorts> store() {
    return store;
  }

  /** What keeps uploads, {@code null} if it is the server's own. */
  public @Nullable Plugin<MediaStore> media() {
    return media;
  }

  /** What sends mail, {@code null} if it is the server's own. */
  public @Nullable Plugin<Mailer> mailer() {
    return mailer;
  }

  private <P, K extends AdapterProvider<P>> @Nullable Plugin<P> plugin(
      AdapterChoice choice, String what, Class<K> kind) {
    if (choice.isOwn()) {
      return null;
    }
    K provider = named(choice, what, all(choice, kind));
    Set<String> settings = ask(choice, provider, "settings", provider::settings);
    for (String name : new TreeSet<>(choice.values().keySet())) {
      if (!settings.contains(name)) {
        throw new StartFailure(
            "%s%s: %s has no such setting; it has %s"
                .formatted(choice.prefix(), name, choice, listed(choice, settings)));
      }
    }
    return new Plugin<>(choice, provider, data);
  }

  /** The one of them that has the name that was chosen. */
  private <K extends AdapterProvider<?>> K named(AdapterChoice choice, String what, List<K> all) {
    Map<String, List<K>> byName = new TreeMap<>();
    choice.own().forEach(name -> byName.put(name, List.of()));
    for (K each : all) {
      String name = ask(choice, each, "name", each::name);
      byName.computeIfAbsent(name, first -> new ArrayList<>()).add(each);
    }
    List<K> named = byName.getOrDefault(choice.name(), List.of());
    if (named.isEmpty()) {
      String names = String.join(", ", byName.keySet());
      throw new StartFailure("%s: there is no such %s, only %s".formatted(choice, what, names));
    }
    if (named.size() > 1) {
      List<String> classes =
          named.stream().map(each -> each.getClass().getName()).sorted().toList();
      throw new StartFailure(
          "%s: several are named so: %s".formatted(choice, String.join(", ", classes)));
    }
    return named.getFirst();
  }

  /** What a provider says of itself, which is code of another's that may fail. */
  private <T> T ask(
      AdapterChoice choice, AdapterProvider<?> provider, String what, Supplier<T> asking) {
    try {
      return Objects.requireNonNull(asking.get(), "null");
    } catch (RuntimeException | LinkageError broken) {
      throw new StartFailure(
          "%s: %s does not tell its %s: %s"
              .formatted(
                  folder.origin(choice),
                  provider.getClass().getName(),
                  what,
                  OneLine.ofCauses(broken)));
    }
  }

  private static String listed(AdapterChoice choice, Set<String> settings) {
    return settings.isEmpty()
        ? "none"
        : settings.stream().sorted().map(choice.prefix()::concat).collect(joining(", "));
  }

  private <K> List<K> all(AdapterChoice choice, Class<K> kind) {
    List<K> found = new ArrayList<>();
    try {
      ServiceLoader.load(kind, folder.loader()).forEach(found::add);
    } catch (ServiceConfigurationError | LinkageError broken) {
      throw new StartFailure(
          choice
              + ": adapters cannot be looked for: "
              + OneLine.withCauses(broken.getMessage(), broken));
    }
    return found;
  }

  /** Lets go of the jars; after the adapters. */
  @Override
  public void close() {
    folder.close();
  }
}

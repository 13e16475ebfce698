package io.i9chat.server.boot.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.spi.AdapterSettings;
import io.i9chat.ports.spi.MailerProvider;
import io.i9chat.ports.spi.MediaStoreProvider;
import io.i9chat.ports.spi.StoreProvider;
import io.i9chat.server.Api;
import io.i9chat.server.LogCapture;
import io.i9chat.server.TestServer;
import io.i9chat.server.Uploads;
import io.i9chat.server.boot.settings.Safety;
import io.i9chat.server.boot.settings.Settings;
import io.i9chat.server.boot.settings.SettingsReader;
import io.i9chat.server.boot.settings.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapters in jars, and the one line that is said of each that cannot be used. */
class PluginsTest {
  // Made by JUnit.
  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init") // before each test
  private Path plugins;

  @BeforeEach
  void makeFolder() {
    plugins = folder.resolve("plugins");
  }

  /** A provider whose adapter is opened by {@code open}, from {@code settings}. */
  private static String source(Class<?> kind, String port, String type, String name, String open) {
    return """
    import io.i9chat.ports.spi.*;
    public final class %s implements %s {
      public String name() { return "%s"; }
      public java.util.Set<String> settings() { return java.util.Set.of("KEY", "URL"); }
      public OpenAdapter<%s> open(AdapterSettings settings) { %s }
    }
    """
        .formatted(type, kind.getName(), name, port, open);
  }

  private void jar(Class<?> kind, String port, String type, String name, String open) {
    String source = source(kind, port, type, name, open);
    PluginJar.ofClass(plugins.resolve(type + ".jar"), kind, type, source);
  }

  private void mailer(String type, String name, String open) {
    jar(MailerProvider.class, "io.i9chat.ports.mail.Mailer", type, name, open);
  }

  private Map<String, String> with(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("I9CHAT_PLUGINS", plugins.toString());
    all.put("I9CHAT_DATA", folder.resolve("data").toString());
    all.put("I9CHAT_PORT", "0");
    all.put("I9CHAT_ADMIN_PORT", "off");
    return all;
  }

  private void refused(Map<String, String> settings, String line) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> {
          try (TestServer server = TestServer.start(with(settings))) {
            assertThat(server.port()).isZero();
          }
        })
        .withMessage(line);
  }

  @Test
  void aNameThatNoneHasIsToldWhichThereAre() {
    mailer("Post", "post", "return null;");

    refused(
        Map.of("I9CHAT_MAIL", "pots"),
        "I9CHAT_MAIL=pots: there is no such mailer, only outbox, post, smtp");
    refused(
        Map.of("I9CHAT_MEDIA", "bucket"),
        "I9CHAT_MEDIA=bucket: there is no such media store, only folder, gcs, s3");
    refused(
        Map.of("I9CHAT_STORE", "oracle"),
        "I9CHAT_STORE=oracle: there is no such store, only neo4j, sqlite");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aNameThatSeveralHaveIsRefused() {
    mailer("Post", "post", "return null;");
    mailer("Letter", "post", "return null;");

    refused(Map.of("I9CHAT_MAIL", "post"), "I9CHAT_MAIL=post: several are named so: Letter, Post");
  }

  @Test
  void aSettingThatItDoesNotHaveIsRefused() {
    mailer("Post", "post", "return null;");

    refused(
        Map.of("I9CHAT_MAIL", "post", "I9CHAT_MAIL_KYE", "hunter2"),
        "I9CHAT_MAIL_KYE: I9CHAT_MAIL=post has no such setting; it has I9CHAT_MAIL_KEY,"
            + " I9CHAT_MAIL_URL");
    refused(
        Map.of("I9CHAT_MAIL_KEY", "hunter2"),
        "I9CHAT_MAIL_KEY: there is no such setting; did you mean I9CHAT_MAIL?");
  }

  @Test
  void aSettingThatIsMissingOrWrongIsNamedWithItsRule() {
    mailer(
        "Post", "post", "settings.get(\"KEY\"); throw settings.wrong(\"URL\", \"must be one\");");

    refused(Map.of("I9CHAT_MAIL", "post"), "I9CHAT_MAIL_KEY: must be set");
    refused(
        Map.of("I9CHAT_MAIL", "post", "I9CHAT_MAIL_KEY", "hunter2"),
        "I9CHAT_MAIL_URL: must be one");
  }

  @Test
  void anAdapterThatCannotBeOpenedIsOneLineWithoutItsSecrets() {
    mailer("Away", "away", "throw new io.i9chat.ports.PortFailure(\"nobody answers\");");
    mailer("Bug", "bug", "throw new IllegalStateException(\"not\\n\" + settings.get(\"KEY\"));");
    mailer("Old", "old", "throw new NoSuchMethodError(\"gone\");");

    refused(Map.of("I9CHAT_MAIL", "away"), "I9CHAT_MAIL=away: nobody answers");
    refused(
        Map.of("I9CHAT_MAIL", "bug", "I9CHAT_MAIL_KEY", "hunter2"),
        "I9CHAT_MAIL=bug: cannot be opened: java.lang.IllegalStateException: not …");
    refused(
        Map.of("I9CHAT_MAIL", "old"),
        "I9CHAT_MAIL=old: cannot be opened: java.lang.NoSuchMethodError: gone");
  }

  @Test
  void theCausesOfAFailureAreTold() {
    String held = "class Held { static final int SIZE = Integer.parseInt(\"none\"); }";
    mailer("Native", "native", held + " return Held.SIZE > 0 ? null : null;");

    refused(
        Map.of("I9CHAT_MAIL", "native"),
        "I9CHAT_MAIL=native: cannot be opened: java.lang.ExceptionInInitializerError, caused by"
            + " java.lang.NumberFormatException: For input string: \"none\"");
  }

  @Test
  void aProviderThatFailsToTellItsNameOrSettingsIsNamedWithTheFolder() {
    String source = source(MailerProvider.class, "io.i9chat.ports.mail.Mailer", "Post", "post", "");
    String settings = "return java.util.Set.of(\"KEY\", \"URL\");";
    Map<String, String> broken =
        Map.of(
            source.replace("return \"post\";", "throw new IllegalStateException(\"no name\");"),
            "does not tell its name: java.lang.IllegalStateException: no name",
            source.replace(settings, "throw new NoSuchMethodError(\"settings\");"),
            "does not tell its settings: java.lang.NoSuchMethodError: settings",
            source.replace(settings, "return null;"),
            "does not tell its settings: java.lang.NullPointerException: null");
    broken.forEach((each, said) -> {
      String open = each.replace("{  }", "{ return null; }");
      PluginJar.ofClass(plugins.resolve("Post.jar"), MailerProvider.class, "Post", open);
      refused(Map.of("I9CHAT_MAIL", "post"), "I9CHAT_PLUGINS=%s: Post %s".formatted(plugins, said));
    });
  }

  @Test
  void thatAStoreIsWaitedForIsSaidOnceAndWhy() {
    jar(
        StoreProvider.class,
        "io.i9chat.ports.StorePorts",
        "Away",
        "away",
        "throw new io.i9chat.ports.PortFailure(\"nobody answers\");");
    try (LogCapture log = LogCapture.of(Plugin.class.getName())) {
      refused(
          Map.of("I9CHAT_STORE", "away", "I9CHAT_STORE_WAIT", "1"),
          "I9CHAT_STORE=away: nobody answers");
      assertThat(log.messages())
          .containsExactly("I9CHAT_STORE=away: nobody answers; it is tried again for 1 s");
    }
  }

  @Test
  void aFolderThatIsOfNoUseIsNamed() throws IOException {
    refused(Map.of(), "I9CHAT_PLUGINS=%s: cannot be read: %1$s does not exist".formatted(plugins));
    Files.createDirectory(plugins);
    refused(Map.of(), "I9CHAT_PLUGINS=" + plugins + ": there is no jar in it");
    PluginJar.ofNothing(plugins.resolve("empty.jar"), MailerProvider.class, "Missing");
    refused(
        Map.of("I9CHAT_MAIL", "post"),
        "I9CHAT_MAIL=post: adapters cannot be looked for: io.i9chat.ports.spi.MailerProvider:"
            + " Provider Missing not found");
  }

  @Test
  void printingSettingsShowsNoValueOfAnAdapter() {
    Settings settings =
        SettingsReader.read(
            with(Map.of("I9CHAT_MAIL", "post", "I9CHAT_MAIL_KEY", "hunter2")), folder);

    assertThat(settings.adapters().mail().values()).containsExactly(Map.entry("KEY", "hunter2"));
    assertThat(settings.toString()).contains("I9CHAT_MAIL=post").doesNotContain("hunter2");
    assertThat(settings.adapters().toString()).doesNotContain("hunter2");
    AdapterSettings given = new AdapterSettings("I9CHAT_MAIL_", Map.of("KEY", "hunter2"), folder);
    assertThat(given.toString()).isEqualTo("I9CHAT_MAIL_[KEY]");
  }

  @Test
  void productionStartsWithAMailerThatReachesPeople() {
    Map<String, String> production =
        Map.of("I9CHAT_MODE", "production", "I9CHAT_PUBLIC_URL", "https://chat.example.org");
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> Safety.check(SettingsReader.read(with(production), folder)))
        .withMessageStartingWith("I9CHAT_MAIL=outbox: ");
    Map<String, String> reaching = new HashMap<>(production);
    reaching.put("I9CHAT_MAIL", "post");

    assertThat(Safety.check(SettingsReader.read(with(reaching), folder))).isEmpty();
  }

  @Test
  void aStoreAndWhatKeepsUploadsServeAndAreClosedBehindTheServer() throws IOException {
    Path closed = folder.resolve("closed");
    String touch =
        "() -> java.nio.file.Files.createFile(java.nio.file.Path.of(settings.get(\"URL\")))";
    jar(
        StoreProvider.class,
        "io.i9chat.ports.StorePorts",
        "Memory",
        "memory",
        "return new OpenAdapter<>(io.i9chat.tck.memory.InMemoryPorts.freshStore(), %s);"
            .formatted(touch));
    jar(
        MediaStoreProvider.class,
        "io.i9chat.ports.media.MediaStore",
        "Heap",
        "heap",
        "return OpenAdapter.holdingNothing(new io.i9chat.tck.memory.InMemoryMediaStore("
            + "java.time.InstantSource.system(), 1 << 20));");
    Map<String, String> settings =
        Map.of(
            "I9CHAT_PLUGINS", plugins.toString(),
            "I9CHAT_STORE", "memory",
            "I9CHAT_STORE_URL", closed.toString(),
            "I9CHAT_STORE_WAIT", "1",
            "I9CHAT_MEDIA", "heap");
    try (TestServer server = TestServer.start(settings)) {
      Api ada = server.api(server.signUp());
      Uploads.upload(ada, "photo", "image/jpeg", Uploads.jpeg(100));
      assertThat(server.data().resolve("i9chat.db")).doesNotExist();
      try (Stream<Path> kept = Files.walk(server.data().resolve("media"))) {
        assertThat(kept.filter(file -> file.toFile().length() == 100)).isEmpty();
      }
      assertThat(closed).doesNotExist();
    }
    assertThat(closed).exists();
  }
}

package io.i9chat.server.boot.settings;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.i9chat.domain.I9chatSettings;
import io.i9chat.domain.account.AccountSettings;
import io.i9chat.domain.group.GroupSettings;
import io.i9chat.domain.mail.MailSettings;
import io.i9chat.domain.people.PeopleSettings;
import io.i9chat.domain.storage.StorageSettings;
import io.i9chat.server.address.Cidr;
import io.i9chat.server.admin.AdminSettings;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.http.HttpSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the settings from the environment and a file, of which the environment wins. */
public final class SettingsReader {
  /** More would make whole rosters too large to be held. */
  private static final int MOST_MEMBERS = 10_000;

  /** A hundred tebibytes: whatever there is. */
  private static final int MOST_MEBIBYTES = 100_000_000;

  private static final int MOST_PORT = 65_535;

  private static final long MEBIBYTE = 1024 * 1024;

  private final SetValues values;

  private SettingsReader(SetValues values) {
    this.values = values;
  }

  /**
   * The settings.
   *
   * @param environment as {@link System#getenv()} gives it
   * @param folder where {@code i9chat.properties} is looked for
   * @throws StartFailure naming the first setting that is wrong, and why
   */
  public static Settings read(Map<String, String> environment, Path folder) {
    return new SettingsReader(SetValues.read(environment, folder)).settings();
  }

  /**
   * Those of the data folder alone; the values of others are not looked at, and no file with a
   * secret is read.
   *
   * @param environment as {@link System#getenv()} gives it
   * @param folder where {@code i9chat.properties} is looked for
   * @throws StartFailure naming the first setting that is wrong, and why
   */
  public static FolderSettings readFolder(Map<String, String> environment, Path folder) {
    return new SettingsReader(SetValues.readWithoutSecrets(environment, folder)).folderSettings();
  }

  private FolderSettings folderSettings() {
    return new FolderSettings(
        path(Setting.DATA),
        AdapterChoice.of(Setting.STORE, values.all()),
        MediaChoice.of(values.all()),
        logging());
  }

  private LogSettings logging() {
    return LogSettings.of(text(Setting.LOG_LEVEL), text(Setting.LOG_FORMAT));
  }

  private Settings settings() {
    Mode mode = choice(Setting.MODE, Mode.values());
    return new Settings(
        mode,
        http(mode),
        admin(),
        path(Setting.DATA),
        store(),
        adapters(),
        secret(Setting.SECRET),
        secret(Setting.SECRET_OLD),
        values.inFiles(),
        yes(Setting.RATE_LIMITS, "on", "off"),
        budget(),
        backend(),
        logging(),
        yes(Setting.ALLOW_INSECURE, "true", "false"));
  }

  private Settings.Store store() {
    AdapterChoice store = AdapterChoice.of(Setting.STORE, values.all());
    return switch (store.name()) {
      case "sqlite" -> new Settings.Store.Sqlite();
      case "neo4j" ->
          new Settings.Store.Neo4j(
              bolt(),
              text(Setting.NEO4J_USERNAME),
              text(Setting.NEO4J_PASSWORD),
              text(Setting.NEO4J_DATABASE),
              patience());
      default -> new Settings.Store.Found(store, patience());
    };
  }

  private Duration patience() {
    return Duration.ofSeconds(number(Setting.STORE_WAIT, 0, 3_600));
  }

  private AdapterChoices adapters() {
    MediaChoice media = MediaChoice.of(values.all());
    AdapterChoice mail = AdapterChoice.of(Setting.MAIL, values.all());
    return new AdapterChoices(
        media,
        bucket(media.adapter().name()),
        mail,
        mail.name().equals("smtp") ? new SmtpReader(values).read() : null,
        new RedisReader(values).read(),
        optional(Setting.PLUGINS) == null ? null : path(Setting.PLUGINS));
  }

  private @Nullable BucketSettings bucket(String media) {
    return switch (media) {
      case "s3" -> S3Settings.read(values);
      case "gcs" -> GcsSettings.read(values);
      default -> null;
    };
  }

  private URI bolt() {
    String text = text(Setting.NEO4J_URI);
    String rule = "must be a URI such as bolt://localhost:7687, or neo4j://… for a cluster";
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null
          && uri.getUserInfo() == null
          && String.valueOf(uri.getScheme()).matches("(bolt|neo4j)(\\+s|\\+ssc)?")) {
        return uri;
      }
    } catch (URISyntaxException notOne) {
      throw StartFailure.wrong(Setting.NEO4J_URI, text, rule);
    }
    throw StartFailure.wrong(Setting.NEO4J_URI, text, rule);
  }

  private HttpSettings http(Mode mode) {
    Set<String> origins = new HashSet<>();
    for (String origin : list(Setting.ALLOWED_ORIGINS)) {
      URI url = BareUrl.of(Setting.ALLOWED_ORIGINS, origin);
      origins.add(url.toString());
    }
    return new HttpSettings(
        host(Setting.HOST),
        port(),
        publicUrl(),
        origins,
        list(Setting.ALLOWED_HOSTS).stream().map(SettingsReader::name).collect(toUnmodifiableSet()),
        list(Setting.TRUSTED_PROXIES).stream().map(SettingsReader::cidr).toList(),
        mode == Mode.DEVELOPMENT,
        yes(Setting.RATE_LIMITS, "on", "off"),
        yes(Setting.LOG_ADDRESSES, "true", "false"));
  }

  private @Nullable AdminSettings admin() {
    String host = host(Setting.ADMIN_HOST);
    String port = text(Setting.ADMIN_PORT);
    if (port.equals("off")) {
      return null;
    }
    int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : -1;
    if (number < 0 || number > MOST_PORT) {
      throw StartFailure.wrong(
          Setting.ADMIN_PORT, port, "must be a number from 0 to " + MOST_PORT + ", or off");
    }
    return new AdminSettings(host, number);
  }

  /** A {@code Host} header is compared without its port, so one here would match nothing. */
  private static String name(String text) {
    if (!text.matches("[^\\s/:@]+|\\[[0-9A-Fa-f:.]+]")) {
      throw StartFailure.wrong(
          Setting.ALLOWED_HOSTS, text, "must be names such as chat.example.org, without port");
    }
    return text;
  }

  /** Without the brackets that an IPv6 address has in URLs. */
  private String host(Setting setting) {
    String text = text(setting);
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }

  private static Cidr cidr(String text) {
    try {
      return Cidr.parse(text);
    } catch (IllegalArgumentException notOne) {
      throw StartFailure.wrong(
          Setting.TRUSTED_PROXIES, text, "must be addresses, or blocks such as 10.0.0.0/8");
    }
  }

  private I9chatSettings backend() {
    return I9chatSettings.DEFAULT
        .with(new AccountSettings(Set.copyOf(list(Setting.RESERVED_USERNAMES))))
        .with(new GroupSettings(number(Setting.GROUP_MEMBERS, 2, MOST_MEMBERS)))
        .with(new StorageSettings(number(Setting.STORAGE_PER_PERSON, 1, MOST_MEBIBYTES) * MEBIBYTE))
        .with(
            new PeopleSettings(number(Setting.NEARBY_RADIUS, 1_000, (int) PeopleSettings.FARTHEST)))
        .with(mails());
  }

  private MailSettings mails() {
    String product = text(Setting.PRODUCT_NAME);
    if (!MailSettings.isName(product)) {
      throw StartFailure.wrong(
          Setting.PRODUCT_NAME,
          product,
          "must have 1 to " + MailSettings.MOST + " characters, in one line");
    }
    return new MailSettings(product, publicUrl());
  }

  private @Nullable URI publicUrl() {
    String text = optional(Setting.PUBLIC_URL);
    return text == null ? null : BareUrl.of(Setting.PUBLIC_URL, text);
  }

  private long budget() {
    return optional(Setting.BUDGET) == null
        ? ByteBudget.usual(Runtime.getRuntime().maxMemory())
        : number(Setting.BUDGET, (int) (ByteBudget.LEAST / MEBIBYTE), 1_000_000) * MEBIBYTE;
  }

  private int port() {
    return number(Setting.PORT, 0, MOST_PORT);
  }

  private int number(Setting setting, int least, int most) {
    String text = text(setting);
    int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw StartFailure.wrong(setting, text, "must be a number from " + least + " to " + most);
    }
    return number;
  }

  private Path path(Setting setting) {
    String text = text(setting);
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException notOne) {
      throw StartFailure.wrong(setting, text, "must be the path of a folder");
    }
  }

  private @Nullable MasterSecret secret(Setting setting) {
    String text = optional(setting);
    if (text == null) {
      return null;
    }
    try {
      return MasterSecret.of(text);
    } catch (IllegalArgumentException tooShort) {
      // The value itself is never shown.
      throw new StartFailure(
          values.name(setting) + ": must have at least " + MasterSecret.MIN_BYTES + " bytes");
    }
  }

  private boolean yes(Setting setting, String yes, String no) {
    String text = text(setting).toLowerCase(Locale.ROOT);
    if (text.equals(yes) || text.equals(no)) {
      return text.equals(yes);
    }
    throw StartFailure.wrong(setting, text, "must be " + yes + " or " + no);
  }

  private <E extends Enum<E>> E choice(Setting setting, E[] choices) {
    String text = text(setting);
    for (E each : choices) {
      if (each.name().equalsIgnoreCase(text)) {
        return each;
      }
    }
    throw StartFailure.wrong(
        setting, text, "must be one of " + Arrays.toString(choices).toLowerCase(Locale.ROOT));
  }

  private List<String> list(Setting setting) {
    String text = optional(setting);
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private String text(Setting setting) {
    String text = optional(setting);
    String usual = setting.usual();
    if (text == null && usual == null) {
      throw new StartFailure(setting.key() + ": must be set");
    }
    return text == null ? String.valueOf(usual) : text;
  }

  private @Nullable String optional(Setting setting) {
    return values.optional(setting);
  }
}

package io.i9chat.server.boot.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every setting, by the name it has in the environment and in the properties file. */
public enum Setting {
  CONFIG(null, "a file with settings as NAME=value lines; i9chat.properties if it is there"),
  HOST("127.0.0.1", "the address to listen on"),
  PORT("8000", "the port to listen on; 0 takes a free one"),
  ADMIN_HOST("127.0.0.1", "the address that metrics and readiness are told on"),
  ADMIN_PORT("8008", "the port that metrics and readiness are told on; 0 takes a free one, or off"),
  DATA("./data", "the folder that everything is kept in"),
  STORE(
      "sqlite",
      "what the record is kept in: sqlite (a file in the data folder), neo4j, or a plugin"),
  NEO4J_URI("bolt://localhost:7687", "with neo4j: where it is; neo4j:// for a cluster, +s for TLS"),
  NEO4J_USERNAME("neo4j", "with neo4j: who logs in"),
  NEO4J_PASSWORD(null, "with neo4j: with what", Secrecy.SECRET),
  NEO4J_DATABASE("neo4j", "with neo4j: the name of the database"),
  STORE_WAIT(
      "60",
      "without sqlite: how many seconds a start waits until the store can be reached and answers"),
  MEDIA(
      "folder",
      "where uploads are kept: folder (in the data folder), s3 or gcs (a bucket), or a plugin"),
  MEDIA_DIR(
      null,
      "with folder: a folder that several servers share, as an absolute path; if not set, media in the data folder"),
  S3_BUCKET(null, "with s3: the name of the bucket"),
  S3_ENDPOINT(null, "with s3: where its server is, if that is not Amazon S3; clients go there too"),
  S3_REGION(null, "with s3: the region of the bucket; us-east-1 with an endpoint if not set"),
  S3_PATH_STYLE(
      null,
      "with s3: true has the bucket in the path of URLs, false in the host; true with an endpoint"),
  S3_ACCESS_KEY(null, "with s3: the access key; what the AWS SDK finds if not set"),
  S3_SECRET_KEY(null, "with s3: the secret of the access key", Secrecy.SECRET),
  S3_CA_FILE(null, "with s3: a PEM file of authorities to trust beside the usual"),
  S3_PREFIX("media/", "with s3: what the names of objects begin with"),
  GCS_BUCKET(null, "with gcs: the name of the bucket in Google Cloud Storage"),
  GCS_CREDENTIALS(
      null, "with gcs: the key file of a service account; what Google's library finds if not set"),
  GCS_IMPERSONATE(null, "with gcs: the e-mail of the service account to act and sign as"),
  GCS_HOST(
      "https://storage.googleapis.com",
      "with gcs: where the storage is, for private endpoints and emulators; clients go there too"),
  GCS_PREFIX("media/", "with gcs: what the names of objects begin with"),
  MAIL(
      "outbox",
      "who sends mail: outbox (files in the data folder, for development), smtp, or a plugin"),
  MAIL_FROM(null, "with smtp: the address that mails are from"),
  SMTP_HOST(null, "with smtp: the mail server, by the name in its certificate"),
  SMTP_PORT(null, "with smtp: where it listens; 587, with implicit TLS 465, without TLS 25"),
  SMTP_TLS("starttls", "with smtp: starttls, implicit, or none (to this machine alone)"),
  SMTP_USERNAME(null, "with smtp: who logs in, if anyone"),
  SMTP_PASSWORD(null, "with smtp: with what", Secrecy.SECRET),
  SMTP_CA_FILE(null, "with smtp: a PEM file of authorities to trust in the place of the usual"),
  BUS(
      "process",
      "what servers of one chat tell each other over: process (there is one server) or redis"),
  REDIS_URL(
      "redis://127.0.0.1:6379",
      "with redis: where it is; rediss:// for TLS, several hosts with commas for a Cluster"),
  REDIS_USERNAME(null, "with redis: who logs in, if not the default user"),
  REDIS_PASSWORD(null, "with redis: with what", Secrecy.SECRET),
  REDIS_CA_FILE(null, "with rediss: a PEM file of authorities to trust in the place of the usual"),
  REDIS_CLUSTER("false", "with redis: true if the one host is that of a Cluster"),
  REDIS_SENTINEL_MASTER(
      null, "with redis: what Sentinels call the master; the hosts are theirs then"),
  REDIS_PREFIX("i9chat:", "with redis: what the names of all keys begin with"),
  PRODUCT_NAME("i9chat", "what mails call the service"),
  PLUGINS(null, "a folder of jars with adapters, to choose by their names in the three above"),
  MODE("development", "development (loopback only, mail into a folder) or production"),
  PUBLIC_URL(null, "where clients reach the server, such as https://chat.example.org"),
  ALLOWED_ORIGINS(null, "pages of other origins that may call with a cookie, with commas"),
  ALLOWED_HOSTS(null, "more names that the server is called by, with commas"),
  TRUSTED_PROXIES(null, "proxies whose X-Forwarded-For counts, as CIDR blocks with commas"),
  SECRET(
      null,
      "the master secret, at least 32 bytes; made and kept in the data folder if not set",
      Secrecy.SECRET),
  SECRET_OLD(
      null, "the secret before the last change; its session tokens still hold", Secrecy.SECRET),
  RATE_LIMITS("on", "on, or off for load tests"),
  LOG_LEVEL(
      "info", "from which level on the log is written: trace, debug, info, warn, error or off"),
  LOG_FORMAT("text", "how it is written: text (plain lines) or json (a JSON object a line)"),
  LOG_ADDRESSES("false", "true writes the addresses of clients into the access log"),
  BUDGET(null, "what calls in progress may take of the memory, in MiB; an eighth of the heap"),
  RESERVED_USERNAMES(null, "usernames that no account can take, with commas"),
  GROUP_MEMBERS("10000", "how many may be in one group"),
  STORAGE_PER_PERSON("1024", "how many MiB one person may store, messages and media together"),
  NEARBY_RADIUS("500000", "how far one may look for people nearby, in metres"),
  ALLOW_INSECURE("false", "true starts in production mode all the same, with a warning");

  /** What the names of most settings begin with. */
  public static final String PREFIX = "I9CHAT_";

  /** What the names of others begin with: those of technologies have names that others know. */
  private static final List<String> KNOWN =
      List.of("NEO4J_", "S3_", "GCS_", "SMTP_", "MAIL_", "REDIS_");

  /** What stands behind the name of a secret in the name of the setting that names its file. */
  private static final String FILE = "_FILE";

  private final @Nullable String usual;
  private final String meaning;
  private final Secrecy secrecy;

  /** Whether its value may be shown. */
  private enum Secrecy {
    OPEN,
    SECRET
  }

  Setting(@Nullable String usual, String meaning) {
    this(usual, meaning, Secrecy.OPEN);
  }

  Setting(@Nullable String usual, String meaning, Secrecy secrecy) {
    this.usual = usual;
    this.meaning = meaning;
    this.secrecy = secrecy;
  }

  /** Its name, such as {@code I9CHAT_PORT}. */
  public String key() {
    return KNOWN.stream().anyMatch(name()::startsWith) ? name() : PREFIX + name();
  }

  /**
   * Whether it is a secret: it is never shown, and may be in a file that {@link #fileKey} names.
   */
  public boolean isSecret() {
    return secrecy == Secrecy.SECRET;
  }

  /**
   * The name of the setting that names a file with a secret, such as {@code SMTP_PASSWORD_FILE}.
   */
  public String fileKey() {
    return key() + FILE;
  }

  /** Its default, {@code null} if it has none. */
  public @Nullable String usual() {
    return usual;
  }

  /** What it is, in a line for the operator. */
  public String meaning() {
    return meaning;
  }

  /** The setting of this name. */
  static Optional<Setting> find(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }

  /** Whether a setting has this name, or a secret has it for its file. */
  static boolean isName(String key) {
    return names().contains(key);
  }

  /** The names of all settings, and of the files that secrets may be in. */
  static List<String> names() {
    return Arrays.stream(values())
        .flatMap(
            each -> each.isSecret() ? Stream.of(each.key(), each.fileKey()) : Stream.of(each.key()))
        .toList();
  }

  /** What a name begins with that names of settings begin with, too; empty if it does not. */
  static String prefix(String name) {
    return Stream.concat(Stream.of(PREFIX), KNOWN.stream())
        .filter(name::startsWith)
        .findFirst()
        .orElse("");
  }
}

package io.i9chat.standin.gcs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A bucket, with its objects as files, and what may be done to it. */
public final class StandInBucket {
  /** What all may do who have a token. */
  public static final Set<String> USER =
      Set.of(
          "storage.objects.create",
          "storage.objects.get",
          "storage.objects.delete",
          "storage.objects.list",
          "storage.buckets.get");

  /** The type of what is uploaded without one. */
  static final String BYTES = "application/octet-stream";

  /** How long answers with objects are kept that are uploaded without a word on it. */
  static final String UNCACHED = "private, max-age=0";

  private static final AtomicLong GENERATIONS = new AtomicLong(1_700_000_000_000_000L);

  /**
   * A complete object.
   *
   * @param size in bytes
   */
  record Stored(Path file, long size, long generation, Metadata metadata) {}

  /**
   * What is told with the bytes.
   *
   * @param coding such as {@code gzip}, {@code null} for none
   * @param caching the {@code Cache-Control}
   */
  record Metadata(String type, @Nullable String coding, String caching) {}

  private final String name;
  private final Path folder;
  private final NavigableMap<String, Stored> objects = new TreeMap<>();
  private volatile Set<String> permissions = USER;
  private volatile String configuration = "";

  StandInBucket(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Lets accounts do this alone. */
  public void permit(Set<String> only) {
    permissions = Set.copyOf(only);
  }

  /**
   * Sets it up.
   *
   * @param json fields of the bucket's resource, such as {@code "versioning":{"enabled":true}}
   */
  public void configure(String json) {
    configuration = json;
  }

  /** Puts an object into it behind everything, in the place of what is there. */
  public void put(String object, byte[] bytes) {
    put(object, bytes, null);
  }

  /** The same under a coding, such as {@code gzip}. */
  public void put(String object, byte[] bytes, @Nullable String coding) {
    Path file = fresh();
    try {
      Files.write(file, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    add(object, file, bytes.length, new Metadata(BYTES, coding, UNCACHED));
  }

  /** Whether it has an object of this name. */
  public boolean has(String object) {
    return find(object) != null;
  }

  /** How many objects it has. */
  public synchronized int size() {
    return objects.size();
  }

  String configuration() {
    return configuration;
  }

  boolean permits(String permission) {
    return permissions.contains(permission);
  }

  /** A file for bytes that come. */
  Path fresh() {
    return folder.resolve(Long.toString(GENERATIONS.incrementAndGet()));
  }

  synchronized @Nullable Stored find(String object) {
    return objects.get(object);
  }

  /** Adds an object that must not be there; {@code null} if it is. */
  synchronized @Nullable Stored addNew(String object, Path file, long size, Metadata metadata) {
    return objects.containsKey(object) ? null : add(object, file, size, metadata);
  }

  synchronized Stored add(String object, Path file, long size, Metadata metadata) {
    try {
      Path kept = Files.move(file, fresh(), StandardCopyOption.REPLACE_EXISTING);
      Stored stored = new Stored(kept, size, GENERATIONS.incrementAndGet(), metadata);
      objects.put(object, stored);
      return stored;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  synchronized boolean remove(String object) {
    return objects.remove(object) != null;
  }

  /** Names that begin with {@code prefix}, from {@code from} on, in their order. */
  synchronized List<String> names(String prefix, String from, int most) {
    List<String> found = new ArrayList<>();
    for (String each : objects.tailMap(from, true).keySet()) {
      if (found.size() < most && each.startsWith(prefix)) {
        found.add(each);
      }
    }
    return found;
  }
}

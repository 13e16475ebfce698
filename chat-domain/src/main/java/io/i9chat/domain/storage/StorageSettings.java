package io.i9chat.domain.storage;

/**
 * What an operator may set about storage.
 *
 * @param perPerson how many bytes one person may store at the most, messages and media together, at
 *     least {@link #LEAST}
 */
public record StorageSettings(long perPerson) {
  /** Room for some uploads: 1 MiB. */
  public static final long LEAST = 1 << 20;

  /** Nothing set: 1 GiB, which is a million messages or a thousand photos. */
  public static final StorageSettings DEFAULT = new StorageSettings(1L << 30);

  /** Checks the number. */
  public StorageSettings {
    if (perPerson < LEAST) {
      throw new IllegalArgumentException("a person has room for at least " + LEAST + " bytes");
    }
  }
}

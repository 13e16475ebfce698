package io.i9chat.ports.ops;

/**
 * Random keys of a store, sealed under a secret that the store does not have.
 *
 * <ul>
 *   <li>KEYS-1: the first caller to offer a key under a name has set it; all others, at once or
 *       later, are given that one.
 *   <li>KEYS-2: a key is replaced only if it is still the one given, in the same transaction.
 *   <li>KEYS-3: what was answered is durable.
 * </ul>
 */
public interface SealedKeys {
  /**
   * The key under a name.
   *
   * @param offered what it becomes if there is none yet
   */
  byte[] obtain(String name, byte[] offered);

  /**
   * Replaces a key, as when it is sealed anew.
   *
   * @return whether {@code held} was still the key
   */
  boolean replace(String name, byte[] held, byte[] next);
}

package io.i9chat.ports.ops;

import java.util.UUID;

/**
 * Fresh ids.
 *
 * <ul>
 *   <li>IDS-1: every id is a UUIDv7 (RFC 9562): version 7, variant 2, the time in its first 48
 *       bits.
 *   <li>IDS-2: the other 74 bits are random, fresh for each, from a cryptographic source.
 * </ul>
 */
public interface IdGenerator {
  /** A fresh id. */
  UUID next();
}

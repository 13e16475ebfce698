/**
 * What use cases of several areas have in common: attempts, batches, limits, fingerprints,
 * best-effort signals.
 */
@NullMarked
package io.i9chat.domain.common;

import org.jspecify.annotations.NullMarked;

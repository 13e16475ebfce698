/**
 * What use cases of several areas have in common: attempts, batches, limits, fingerprints,
 * best-effort signals, things done later or in batches.
 */
@NullMarked
package io.i9chat.domain.common;

import org.jspecify.annotations.NullMarked;

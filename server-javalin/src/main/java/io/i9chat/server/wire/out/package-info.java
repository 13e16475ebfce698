/**
 * What answers and events look like that are written by hand, as records: documents are made of
 * these, and tests hold what is written to them. A component that is {@code @Nullable} is absent
 * where there is nothing, one that {@code @JsonInclude} says to be there always is {@code null}.
 */
@NullMarked
package io.i9chat.server.wire.out;

import org.jspecify.annotations.NullMarked;

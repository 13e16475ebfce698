/**
 * Media: announcing objects, checking what was uploaded before it is used, saying who may download
 * it and how it is served, and cleaning up what nothing uses. The bytes move between clients and
 * the store, over signed URLs.
 */
@NullMarked
package io.i9chat.domain.media;

import org.jspecify.annotations.NullMarked;

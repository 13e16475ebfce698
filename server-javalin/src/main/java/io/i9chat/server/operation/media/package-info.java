/** Uploads and downloads: the operations, what they take and what they answer. */
@NullMarked
package io.i9chat.server.operation.media;

import org.jspecify.annotations.NullMarked;

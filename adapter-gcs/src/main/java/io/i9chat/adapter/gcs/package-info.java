/**
 * Media in a bucket of Google Cloud Storage. Clients move the bytes by signed URLs; this process
 * signs them, and asks for the first bytes of what was uploaded.
 */
@NullMarked
package io.i9chat.adapter.gcs;

import org.jspecify.annotations.NullMarked;

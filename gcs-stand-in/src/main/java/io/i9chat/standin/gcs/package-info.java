/**
 * A stand-in for the parts of Google Cloud that media is kept by, for tests: the XML and JSON APIs
 * of Cloud Storage, tokens, signatures by IAM, and the metadata server of a machine. Written from
 * Google's public documentation; it verifies what the service verifies, and is no store.
 */
@NullMarked
package io.i9chat.standin.gcs;

import org.jspecify.annotations.NullMarked;

/** Media in a bucket of Amazon S3, or of a server that speaks its protocol. */
@NullMarked
package io.i9chat.adapter.s3;

import org.jspecify.annotations.NullMarked;

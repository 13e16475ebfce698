/** A real S3 server for tests, behind a gate that is as strict as Amazon's documentation says. */
@NullMarked
package io.i9chat.adapter.s3.server;

import org.jspecify.annotations.NullMarked;

/**
 * The API as documents that machines read: OpenAPI for what comes over HTTP, AsyncAPI for what
 * comes over connections, both made of the catalogue of operations and the types that travel.
 */
@NullMarked
package io.i9chat.server.document;

import org.jspecify.annotations.NullMarked;

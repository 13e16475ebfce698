/** Two people talk by a client that was generated from the OpenAPI document. */
package com.example.generatedclient;

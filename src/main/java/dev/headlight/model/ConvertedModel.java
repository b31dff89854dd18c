package dev.headlight.model;

import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;

/**
 * What a conversion learned about the model.
 *
 * @param note one sentence on what was done to get the attentions
 */
record ConvertedModel(String architecture, String task, ModelShape shape, TraceOutputs outputs, String note) {}

package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the numbers of a large tensor stay: a range of bytes of a file.
 *
 * <p>In a graph that was read without its large tensors they are external data with this as its place.
 *
 * @param file relative to the model's folder; empty for the model's own file
 * @param offset in bytes from the start of the file
 * @param length in bytes; {@value #TO_THE_END} for all that follows
 * @param encoding how the numbers are written there
 */
record StoredNumbers(String file, long offset, long length, Encoding encoding) {
    static final long TO_THE_END = -1;

    private static final String ENCODING = "encoding";

    /** How numbers are written in a file. */
    enum Encoding {
        /** Little-endian, each as wide as its type. */
        RAW,
        /** Protobuf's numbers of varying length, one after the other. */
        VARINTS
    }

    /** The place of a tensor's numbers, if they are not in the tensor itself. */
    static Optional<StoredNumbers> of(TensorProto tensor) throws OnnxFormatException {
        if (tensor.getDataLocation() != DataLocation.EXTERNAL) {
            return Optional.empty();
        }
        Map<String, String> entries = new HashMap<>();
        tensor.getExternalDataList().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        try {
            long offset = Long.parseLong(entries.getOrDefault("offset", "0"));
            long length = Long.parseLong(entries.getOrDefault("length", Long.toString(TO_THE_END)));
            Encoding encoding = Encoding.valueOf(entries.getOrDefault(ENCODING, Encoding.RAW.name()));
            return Optional.of(new StoredNumbers(entries.getOrDefault("location", ""), offset, length, encoding));
        } catch (IllegalArgumentException e) {
            throw new OnnxFormatException(
                    "The external data of the weight \"" + Protos.shown(tensor.getName())
                            + "\" should have whole numbers as offset and length, found "
                            + Protos.shown(entries.toString()),
                    e);
        }
    }

    /** The description of these numbers in a tensor. */
    TensorProto.Builder describe(TensorProto.Builder tensor) {
        return tensor.setDataLocation(DataLocation.EXTERNAL)
                .clearExternalData()
                .addExternalData(entry("location", file))
                .addExternalData(entry("offset", Long.toString(offset)))
                .addExternalData(entry("length", Long.toString(length)))
                .addExternalData(entry(ENCODING, encoding.name()));
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}

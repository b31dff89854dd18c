package dev.headlight.analysis.embeddings;

import java.util.Random;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * The largest eigenvalues of a symmetric matrix without negative ones, and their vectors. Of large matrices by subspace
 * iteration and a small decomposition (Halko, Martinsson and Tropp 2011, "Finding structure with randomness", section
 * 4.5), because all of them would take seconds.
 */
final class LargestEigenvectors {
    private static final int SMALL = 64;
    private static final int SUBSPACE = 12;
    private static final int ROUNDS = 40;
    private static final double EPSILON = 1e-12;

    private final EigenDecompositionSymmetric decomposition;
    private final RealMatrix basis;

    private LargestEigenvectors(EigenDecompositionSymmetric decomposition, RealMatrix basis) {
        this.decomposition = decomposition;
        this.basis = basis;
    }

    static LargestEigenvectors of(RealMatrix matrix) {
        int size = matrix.getRowDimension();
        if (size <= SMALL) {
            return new LargestEigenvectors(
                    new EigenDecompositionSymmetric(matrix, EPSILON, true), MatrixUtils.createRealIdentityMatrix(size));
        }
        RealMatrix basis = orthonormal(start(size));
        for (int round = 0; round < ROUNDS; round++) {
            basis = orthonormal(matrix.multiply(basis));
        }
        RealMatrix small = basis.transposeMultiply(matrix.multiply(basis));
        RealMatrix symmetric = small.add(small.transpose()).scalarMultiply(0.5);
        return new LargestEigenvectors(new EigenDecompositionSymmetric(symmetric, EPSILON, true), basis);
    }

    /** The same numbers in every run. */
    private static RealMatrix start(int size) {
        Random random = new Random(1);
        double[][] numbers = new double[size][SUBSPACE];
        for (double[] row : numbers) {
            for (int column = 0; column < SUBSPACE; column++) {
                row[column] = random.nextGaussian();
            }
        }
        return MatrixUtils.createRealMatrix(numbers);
    }

    /** By the modified Gram-Schmidt process, twice; what depends on other columns becomes 0. */
    private static RealMatrix orthonormal(RealMatrix columns) {
        RealMatrix result = columns.copy();
        for (int pass = 0; pass < 2; pass++) {
            for (int column = 0; column < SUBSPACE; column++) {
                RealVector vector = result.getColumnVector(column);
                for (int before = 0; before < column; before++) {
                    RealVector other = result.getColumnVector(before);
                    vector = vector.combine(1, -vector.dotProduct(other), other);
                }
                double length = vector.getNorm();
                boolean isIndependent =
                        length > EPSILON * columns.getColumnVector(column).getNorm();
                result.setColumnVector(column, vector.mapMultiply(isIndependent ? 1 / length : 0));
            }
        }
        return result;
    }

    /** @param number 0 for the largest */
    double value(int number) {
        return decomposition.getEigenvalue(number);
    }

    /** Of length 1. */
    RealVector vector(int number) {
        return basis.operate(decomposition.getEigenvector(number));
    }
}

import { describe } from 'node:test';
import { describeAwsContract } from './aws-contract.ts';
import { MemoryS3 } from './memory-s3.ts';
import { MemorySqs } from './memory-sqs.ts';
import { VirtualClock } from './virtual-clock.ts';

describe('S3 and SQS in memory', () => {
  describeAwsContract(() => {
    const clock = new VirtualClock();
    const s3 = new MemoryS3(() => clock.now());
    const sqs = new MemorySqs(clock);
    return {
      ...{ objects: s3.objects, bucket: s3.bucket, queues: sqs.queues, workQueues: sqs.workQueues },
      createBucket: async (name) => s3.createBucket(name),
      deleteObject: async (place) => s3.delete(place),
      createQueue: async (name, redrive) => sqs.createQueue(name, redrive),
      drive: (job) => clock.drive(job),
    };
  });
});

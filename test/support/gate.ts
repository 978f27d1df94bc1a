export interface Gate<Value> {
  promise: Promise<Value>;
  open: (value: Value) => void;
  fail: (error: Error) => void;
}

/** A promise that a test settles when it wants to. (`Promise.withResolvers` came with Node 22.) */
export function gate<Value = void>(): Gate<Value> {
  let open!: Gate<Value>['open'];
  let fail!: Gate<Value>['fail'];
  const promise = new Promise<Value>((resolve, reject) => {
    [open, fail] = [resolve, reject];
  });
  return { promise, open, fail };
}
